import { Badge, VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RayClusterView,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { ClampedText } from '../Text';
import { GroupReasons } from './GroupReasons';
import { isHeadTroubled } from './isHeadTroubled';
import { PodStrip } from './PodStrip';

const useStyles = makeStyles({
  // Not `none`: WebKit would no longer call it a list.
  list: { listStyleType: '""', margin: 0, padding: 0 },
  item: {
    padding: '8px 0',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
  },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    columnGap: 'var(--bui-space-2)',
  },
  name: {
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: 6,
    // A long name takes another line: cut off, it could be any of its siblings.
    '& > span:first-child': { minWidth: 0, overflowWrap: 'anywhere' },
  },
  tag: {
    flex: 'none',
    height: 18,
    boxSizing: 'border-box',
    fontSize: '0.6875rem',
    fontWeight: 500,
    lineHeight: '16px',
    padding: '0 5px',
    borderRadius: 'var(--bui-radius-2)',
    color: 'var(--bui-warning-fg-subdued)',
    background: 'var(--bui-warning-bg-subdued)',
    border:
      '1px solid color-mix(in oklab, var(--bui-warning-border) 45%, transparent)',
  },
  counts: {
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
  bounds: {
    fontSize: 'var(--bui-font-size-2)',
    fontWeight: 400,
    color: 'var(--bui-fg-secondary)',
  },
  // As high without pods and reasons as with a line of them: the card stays still while a group comes and goes.
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: 'var(--bui-space-2)',
    minHeight: 18,
    marginTop: 2,
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: '18px',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link WorkerGroupList}. */
export interface WorkerGroupListProps {
  rayCluster: RayClusterView;
}

/** The worker groups of a cluster, pods of groups that Git no longer names, and the head when it is not ready. */
export function WorkerGroupList(props: WorkerGroupListProps) {
  const { ref, head, groups, orphanedGroups } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const headTroubled = isHeadTroubled(props.rayCluster);
  if (groups.length === 0 && orphanedGroups.length === 0 && !headTroubled) {
    return null;
  }
  return (
    <ul
      className={classes.list}
      aria-label={t('groups.title', { name: ref.name })}
    >
      {head && headTroubled && (
        <li className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>
              <span>{t('groups.head')}</span>
            </span>
            <span className={classes.bounds}>
              {head.reason ?? t('groups.headNotReady')}
            </span>
          </div>
          {head.message && (
            <div className={classes.state}>
              <ClampedText lines={2}>{head.message}</ClampedText>
            </div>
          )}
        </li>
      )}
      {groups.map((group, index) => (
        // Two groups may have one name: that is a mistake in Git which this list has to survive.
        <li key={`${group.name}-${index}`} className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>
              <span>{group.name}</span>
              {group.atMax && (
                <Badge size="small" className={classes.tag}>
                  {t('groups.atMax')}
                </Badge>
              )}
            </span>
            <span className={classes.counts} title={spokenCounts(t, group)}>
              <span aria-hidden="true">
                {group.ready} / {group.desired}
                <span className={classes.bounds}> · {bounds(t, group)}</span>
              </span>
              <VisuallyHidden>{spokenCounts(t, group)}</VisuallyHidden>
            </span>
          </div>
          <div className={classes.state}>
            <PodStrip group={group} />
            <GroupReasons group={group} />
          </div>
        </li>
      ))}
      {orphanedGroups.map(({ name, pods }) => (
        <li key={`orphaned-${name}`} className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>
              <span>{name}</span>
              <Badge size="small" className={classes.tag}>
                {t('groups.orphaned')}
              </Badge>
            </span>
            <span className={classes.counts}>
              {t('groups.orphanedPods', { count: pods })}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function bounds(t: KuberayTranslation, { min, max }: WorkerGroupView): string {
  return `${min}–${max ?? t('groups.unbounded')}`;
}

function spokenCounts(t: KuberayTranslation, group: WorkerGroupView): string {
  const counts = {
    ready: String(group.ready),
    desired: String(group.desired),
    min: String(group.min),
  };
  return group.max === undefined
    ? t('groups.countsUnbounded', counts)
    : t('groups.counts', { ...counts, max: String(group.max) });
}
