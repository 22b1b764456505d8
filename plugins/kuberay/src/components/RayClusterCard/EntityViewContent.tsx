import type { CompoundEntityRef } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  EntityView,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { useKuberayTranslation } from '../../translation';
import {
  isVerdictOld,
  OLD_DATA_STYLE,
  PortalNote,
  ProblemNotes,
} from '../Freshness';
import { verdictMark } from '../StatusMark';
import { MoreButton } from '../Text';
import { translateVerdict, VerdictLine, verdictMatter } from '../Verdict';
import { clustersToShow } from './clustersToShow';
import { demandsToTell } from './demandsToTell';
import { FindingNotes } from './FindingNotes';
import { NoClusterHelp } from './NoClusterHelp';
import { RayClusterBlock } from './RayClusterBlock';

const useStyles = makeStyles({
  old: OLD_DATA_STYLE,
  all: {
    marginTop: 'var(--bui-space-4)',
    paddingTop: 'var(--bui-space-3)',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: 'var(--bui-font-size-2)',
  },
});

/** Props of {@link EntityViewContent}. */
export interface EntityViewContentProps {
  /** The entity whose page this is. */
  entityRef: CompoundEntityRef;
  view: EntityView;
  /** Set while the portal's backend does not answer: the view is the last good one. */
  portalError?: Error;
}

/** The whole view: what to say in one line, why, and every cluster of the entity. */
export function EntityViewContent(props: EntityViewContentProps) {
  const { entityRef, view, portalError } = props;
  const { verdict, rayClusters, applications, sources } = view;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const portalOld = portalError !== undefined;
  const old = portalOld || isVerdictOld(view);
  const sentence = translateVerdict(t, verdict);
  const { shown, omitted, mostGroups } = clustersToShow(rayClusters, all);
  const only = rayClusters.length === 1;
  const notes = (
    <>
      <NoClusterHelp verdict={verdict} />
      {portalError && <PortalNote error={portalError} />}
      <ProblemNotes sources={sources} />
      <div className={old ? classes.old : undefined}>
        <FindingNotes view={view} />
      </div>
    </>
  );
  return (
    <>
      <VerdictLine
        mark={verdictMark(verdict)}
        old={old}
        sentence={old ? t('card.lastSeen', { verdict: sentence }) : sentence}
        matter={`${old} ${verdictMatter(verdict)}`}
      />
      {!only && notes}
      {shown.map(rayCluster => (
        <RayClusterBlock
          key={Object.values(rayCluster.ref).join('/')}
          entityRef={entityRef}
          rayCluster={rayCluster}
          application={applicationOf(applications, rayCluster.ref)}
          sources={sources}
          portalOld={portalOld}
          variant={only ? 'only' : 'named'}
          mostGroups={mostGroups(rayCluster)}
          demands={demandsToTell(rayCluster, view)}
        >
          {only && notes}
        </RayClusterBlock>
      ))}
      {(omitted > 0 || all) && (
        <div className={classes.all}>
          <MoreButton open={all} onToggle={() => setAll(!all)}>
            {all
              ? t('card.less')
              : t('card.showAll', { count: rayClusters.length })}
          </MoreButton>
        </div>
      )}
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
