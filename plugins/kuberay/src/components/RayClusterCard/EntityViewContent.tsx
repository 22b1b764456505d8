import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  EntityView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { verdictMark } from '../StatusMark';
import { AnnotationSnippet } from './AnnotationSnippet';
import { findingsToShow, isToldAlready } from '../Findings';
import { Note } from '../Note';
import { OLD_DATA_STYLE, PortalNote, ProblemNotes } from '../Freshness';
import { RayClusterBlock } from './RayClusterBlock';
import { translateVerdict, VerdictLine } from '../Verdict';

const useStyles = makeStyles({ old: OLD_DATA_STYLE });

/** Props of {@link EntityViewContent}. */
export interface EntityViewContentProps {
  view: EntityView;
  /** Set while the portal's backend does not answer: the view is the last good one. */
  portalError?: Error;
}

/** The whole view: what to say in one line, why, and every cluster of the entity. */
export function EntityViewContent(props: EntityViewContentProps) {
  const { view, portalError } = props;
  const { verdict, rayClusters, applications, sources } = view;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const findings = findingsToShow(view);
  const old =
    portalError !== undefined ||
    sources.some(({ freshness }) => freshness.state === 'stale');
  const sentence = translateVerdict(t, verdict);
  const notes = (
    <>
      {verdict.code === 'missing' && (
        <Text variant="body-small" color="secondary" as="p">
          {t('missing.hint')}
        </Text>
      )}
      {portalError && <PortalNote error={portalError} />}
      <ProblemNotes sources={sources} />
      <div className={old ? classes.old : undefined}>
        {findings.map(finding => (
          <Note
            key={finding.code}
            severity={finding.severity}
            title={isToldAlready(finding, view) ? undefined : finding.message}
          >
            {finding.remedy}
          </Note>
        ))}
      </div>
    </>
  );
  return (
    <>
      <VerdictLine
        mark={verdictMark(verdict)}
        old={old}
        sentence={old ? t('card.lastSeen', { verdict: sentence }) : sentence}
      />
      {verdict.code === 'not-matched' && <Help hint={t('notMatched.hint')} />}
      {verdict.code === 'invalid-annotation' && (
        <Help hint={t('invalidAnnotation.hint')} />
      )}
      {rayClusters.length !== 1 && notes}
      {rayClusters.map(rayCluster => {
        const source = sources.find(
          ({ cluster }) => cluster === rayCluster.ref.cluster,
        );
        return (
          <RayClusterBlock
            key={Object.values(rayCluster.ref).join('/')}
            rayCluster={rayCluster}
            application={applicationOf(applications, rayCluster.ref)}
            source={source}
            freshness={
              portalError || source?.freshness.state === 'stale'
                ? 'old'
                : 'fresh'
            }
            variant={rayClusters.length > 1 ? 'named' : 'only'}
          >
            {rayClusters.length === 1 && notes}
          </RayClusterBlock>
        );
      })}
    </>
  );
}

function Help(props: { hint: string }) {
  return (
    <>
      <Text variant="body-small" color="secondary" as="p">
        {props.hint}
      </Text>
      <AnnotationSnippet />
    </>
  );
}

function applicationOf(
  applications: ApplicationView[],
  ref: RayClusterRef,
): ApplicationView | undefined {
  return applications.find(
    ({ role, rayCluster }) =>
      role === 'cluster' &&
      rayCluster?.cluster === ref.cluster &&
      rayCluster.namespace === ref.namespace &&
      rayCluster.name === ref.name,
  );
}
