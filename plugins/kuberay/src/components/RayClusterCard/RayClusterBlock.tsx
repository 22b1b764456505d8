import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  PendingDemand,
  RayClusterView,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { ReactNode } from 'react';
import { OLD_DATA_STYLE, sourceOf } from '../Freshness';
import { ClusterLinks, ClusterPlace, FactRow, TotalsLine } from '../RayCluster';
import { SkeletonLine } from '../Text';
import { ClusterActionLinks } from '../TemplateLinks';
import { WorkerGroupList } from '../WorkerGroups';
import { OfferedActions } from './OfferedActions';
import { PendingDemandsLine } from './PendingDemandsLine';

const useStyles = makeStyles({
  root: {
    '& + &': {
      marginTop: 'var(--bui-space-4)',
      borderTop: '1px solid var(--bui-border-1)',
    },
  },
  heading: {
    margin: 'var(--bui-space-3) 0 var(--bui-space-2)',
    overflowWrap: 'anywhere',
  },
  old: OLD_DATA_STYLE,
  foot: {
    borderTop: '1px solid var(--bui-border-1)',
    paddingTop: 'var(--bui-space-2)',
    // Which links there are only they know.
    '&:not(:has(a)):not(:has(p))': { display: 'none' },
  },
  skeleton: { display: 'grid', gap: 'var(--bui-space-2)' },
});

/** Props of {@link RayClusterBlock}. */
export interface RayClusterBlockProps {
  entityRef: CompoundEntityRef;
  rayCluster: RayClusterView;
  /** The Application that deploys it, where one is known. */
  application: ApplicationView | undefined;
  /** What the view was read from. */
  sources: SourceView[];
  /** Set while the portal itself gives no news. */
  portalOld: boolean;
  /** `named`: one of several, which says its own name. */
  variant: 'only' | 'named';
  /** How many groups are listed before somebody asks for all. */
  mostGroups: number;
  /** What its tasks wait for, where nothing else tells it. */
  demands: PendingDemand[];
  /** What is to be said of it, between its groups and its totals. */
  children?: ReactNode;
}

/** One Ray cluster: three facts, its groups, what it asks for, and the ways out. */
export function RayClusterBlock(props: RayClusterBlockProps) {
  const { rayCluster, application, sources, portalOld, variant } = props;
  const classes = useStyles();
  const source = sourceOf(sources, rayCluster.ref);
  const state = source?.freshness.state;
  const old = portalOld || state === 'stale';
  const known = rayCluster.groups.length > 0 || rayCluster.head !== undefined;
  return (
    <section className={classes.root}>
      {variant === 'named' && (
        <div className={classes.heading}>
          <Text as="h4" variant="body-medium" weight="bold">
            {rayCluster.ref.name}
          </Text>
          <Text as="p" variant="body-small" color="secondary">
            <ClusterPlace rayCluster={rayCluster} />
          </Text>
        </div>
      )}
      <div className={old ? classes.old : undefined}>
        <FactRow
          phase={rayCluster.phase}
          application={application}
          // Only a source that was read can have no Application; of the others we know nothing.
          whenNone={state === 'live' || state === 'stale' ? 'none' : 'unknown'}
          variant={variant === 'named' ? 'plain' : 'framed'}
          argocdOld={!old && isArgocdOld(application, sources)}
        />
        <WorkerGroupList rayCluster={rayCluster} most={props.mostGroups} />
        <PendingDemandsLine demands={props.demands} />
        {state === 'syncing' && (
          <div className={classes.skeleton} aria-hidden="true">
            <SkeletonLine width="90%" height={13} />
            <SkeletonLine width="55%" height={13} />
          </div>
        )}
      </div>
      {props.children}
      {application && (
        <OfferedActions
          key={application.id}
          entityRef={props.entityRef}
          application={application}
        />
      )}
      <div className={classes.foot}>
        {known && <TotalsLine rayCluster={rayCluster} />}
        <ClusterLinks
          rayDashboard={rayCluster.links.rayDashboard}
          argocd={application?.links.argocd}
        >
          <ClusterActionLinks
            entityRef={props.entityRef}
            rayCluster={rayCluster}
            variant="inline"
          />
        </ClusterLinks>
      </div>
    </section>
  );
}

/** Whether Argo CD's own source, which may be another than Ray's, has fallen silent. */
function isArgocdOld(
  application: ApplicationView | undefined,
  sources: SourceView[],
): boolean {
  return sources.some(
    ({ cluster, freshness }) =>
      cluster === application?.source && freshness.state === 'stale',
  );
}
