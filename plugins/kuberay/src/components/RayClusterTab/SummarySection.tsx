import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  EntityView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import {
  FreshnessMark,
  OLD_DATA_STYLE,
  PortalNote,
  ProblemNotes,
  sourceOf,
  type CardFreshness,
} from '../Freshness';
import { ClusterLinks, ClusterPlace, FactRow, TotalsLine } from '../RayCluster';
import { verdictMark } from '../StatusMark';
import { ClusterActionLinks } from '../TemplateLinks';
import { translateVerdict, verdictMatter, VerdictLine } from '../Verdict';
import { EmptyLine } from './EmptyLine';
import { HeadNote } from './HeadNote';
import { knowledgeOf } from './knowledgeOf';
import { RayClusterChooser } from './RayClusterChooser';
import { rayClusterKey } from './rayClusterKey';
import { Section } from './Section';

const useStyles = makeStyles({
  place: { overflowWrap: 'anywhere' },
  // Wider, the words would stand far from what they are about.
  facts: { maxWidth: 560 },
  hint: { marginBottom: 'var(--bui-space-3)' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'var(--bui-space-2)',
    // The totals at the left, all that can be done together at the right.
    '& > :first-child': {
      marginRight: 'auto',
      paddingRight: 'var(--bui-space-2)',
    },
  },
  old: OLD_DATA_STYLE,
});

/** Props of {@link SummarySection}. */
export interface SummarySectionProps {
  entityRef: CompoundEntityRef;
  view: EntityView;
  /** The one of the view that is shown. */
  rayCluster: RayClusterView;
  /** Of that Ray cluster, the one that deploys it first. */
  applications: ApplicationView[];
  freshness: CardFreshness | undefined;
  /** Whether the data are old, wherever on their way they got stuck. */
  old: boolean;
  portalError: Error | undefined;
  onChoose: (key: string) => void;
}

/** What the card says, over the whole width: verdict, three facts, totals, how fresh, and the ways out. */
export function SummarySection(props: SummarySectionProps) {
  const { entityRef, view, rayCluster, applications, old, portalError } = props;
  const { verdict, rayClusters, sources } = view;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const sentence = translateVerdict(t, verdict);
  const deploying = applications.find(({ role }) => role === 'cluster');
  const known = rayCluster.groups.length > 0 || rayCluster.head !== undefined;
  return (
    <Section
      title={rayCluster.ref.name}
      actions={props.freshness && <FreshnessMark freshness={props.freshness} />}
    >
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={classes.place}
      >
        <ClusterPlace rayCluster={rayCluster} />
      </Text>
      <VerdictLine
        mark={verdictMark(verdict)}
        old={old}
        sentence={old ? t('card.lastSeen', { verdict: sentence }) : sentence}
        matter={verdictMatter(verdict)}
      />
      {rayClusters.length > 1 && (
        <RayClusterChooser
          rayClusters={rayClusters}
          chosen={rayClusterKey(rayCluster.ref)}
          old={old}
          onChoose={props.onChoose}
        />
      )}
      {verdict.code === 'missing' && (
        <div className={classes.hint}>
          <EmptyLine>{t('missing.hint')}</EmptyLine>
        </div>
      )}
      {portalError && <PortalNote error={portalError} />}
      <ProblemNotes sources={sources} />
      <div className={old ? classes.old : undefined}>
        <div className={classes.facts}>
          <FactRow
            phase={rayCluster.phase}
            application={deploying}
            whenNone={
              knowledgeOf(sourceOf(sources, rayCluster.ref)) === 'known'
                ? 'none'
                : 'unknown'
            }
          />
        </div>
        <HeadNote rayCluster={rayCluster} />
      </div>
      <div className={classes.foot}>
        <div>
          {known && <TotalsLine rayCluster={rayCluster} />}
          <ClusterLinks
            rayDashboard={rayCluster.links.rayDashboard}
            argocd={deploying?.links.argocd}
          />
        </div>
        <ClusterActionLinks
          entityRef={entityRef}
          rayCluster={rayCluster}
          variant="buttons"
        />
      </div>
    </Section>
  );
}
