import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  RayClusterView,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import type { ReactNode } from 'react';
import { ClusterLinks } from './ClusterLinks';
import { ClusterPlace } from './ClusterPlace';
import { FactRow } from './FactRow';
import { OLD_DATA_STYLE } from '../Freshness';
import { SkeletonLine } from '../Text';
import { TotalsLine } from './TotalsLine';
import { WorkerGroupList } from '../WorkerGroups';

const useStyles = makeStyles({
  root: {
    '& + &': {
      marginTop: 'var(--bui-space-4)',
      paddingTop: 'var(--bui-space-3)',
      borderTop: '1px solid var(--bui-border-2)',
    },
  },
  heading: { marginBottom: 'var(--bui-space-2)' },
  old: OLD_DATA_STYLE,
  foot: {
    borderTop: '1px solid var(--bui-border-1)',
    paddingTop: 'var(--bui-space-2)',
  },
  skeleton: { display: 'grid', gap: 'var(--bui-space-2)' },
});

/** Props of {@link RayClusterBlock}. */
export interface RayClusterBlockProps {
  rayCluster: RayClusterView;
  /** The Application that deploys it, where one is known. */
  application: ApplicationView | undefined;
  /** The Kubernetes cluster that it was read from. */
  source: SourceView | undefined;
  /** Whether the data are old, wherever on their way they got stuck. */
  freshness: 'fresh' | 'old';
  /** `named`: one of several, which says its own name. */
  variant: 'only' | 'named';
  /** What is to be said of it, between its groups and its totals. */
  children?: ReactNode;
}

/** One Ray cluster: three facts, its groups, what it asks for, and the ways out. */
export function RayClusterBlock(props: RayClusterBlockProps) {
  const { rayCluster, application, source, freshness, variant } = props;
  const classes = useStyles();
  const syncing = source?.freshness.state === 'syncing';
  const known = rayCluster.groups.length > 0 || rayCluster.head !== undefined;
  const { rayDashboard } = rayCluster.links;
  const argocd = application?.links.argocd;
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
      <div className={freshness === 'old' ? classes.old : undefined}>
        <FactRow
          phase={rayCluster.phase}
          application={application}
          whenNone={isRead(source) ? 'none' : 'unknown'}
        />
        <WorkerGroupList rayCluster={rayCluster} />
        {syncing && (
          <div className={classes.skeleton} aria-hidden="true">
            <SkeletonLine width="90%" height={13} />
            <SkeletonLine width="55%" height={13} />
          </div>
        )}
      </div>
      {props.children}
      {(known || rayDashboard || argocd) && (
        <div className={classes.foot}>
          {known && <TotalsLine rayCluster={rayCluster} />}
          <ClusterLinks rayDashboard={rayDashboard} argocd={argocd} />
        </div>
      )}
    </section>
  );
}

/** Only a source that was read can have no Application; of the others we know nothing. */
function isRead(source: SourceView | undefined): boolean {
  const state = source?.freshness.state;
  return state === 'live' || state === 'stale';
}
