import { Badge, Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RayClusterView,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { MoreButton } from '../Text';
import { useGroupRowStyles } from './groupRowStyles';
import { groupsToShow, MAX_GROUPS } from './groupsToShow';
import { HeadRow } from './HeadRow';
import { isHeadTroubled } from './isHeadTroubled';
import { WorkerGroupRow } from './WorkerGroupRow';

const useStyles = makeStyles({
  // Not `none`: WebKit would no longer call it a list.
  list: { listStyleType: '""', margin: 0, padding: 0 },
  rest: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: 'var(--bui-space-2)',
    padding: '6px 0',
    lineHeight: '18px',
    fontVariantNumeric: 'tabular-nums',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
    '& > button': { marginLeft: 'auto' },
  },
  none: {
    padding: 'var(--bui-space-2) 0',
    borderTop: '1px solid var(--bui-border-1)',
  },
});

/** Props of {@link WorkerGroupList}. */
export interface WorkerGroupListProps {
  rayCluster: RayClusterView;
  /** How many groups to show before somebody asks for all; default {@link MAX_GROUPS}. */
  most?: number;
}

/** The worker groups of a cluster, pods of groups that Git no longer names, and the head when it is not ready. */
export function WorkerGroupList(props: WorkerGroupListProps) {
  const { rayCluster, most = MAX_GROUPS } = props;
  const { ref, head, groups, orphanedGroups } = rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const rowClasses = useGroupRowStyles();
  const [all, setAll] = useState(false);
  const { shown, omitted } = groupsToShow(groups, most);
  const headTroubled = isHeadTroubled(rayCluster);
  if (groups.length === 0 && orphanedGroups.length === 0 && !headTroubled) {
    // Of a cluster that was never seen nobody knows its groups.
    return head ? (
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={classes.none}
      >
        {t('groups.none')}
      </Text>
    ) : null;
  }
  const hasRows =
    all || shown.length > 0 || orphanedGroups.length > 0 || headTroubled;
  return (
    <>
      {/* Without a row it is no list: then the words below stand for all groups. */}
      <ul
        hidden={hasRows ? undefined : true}
        className={classes.list}
        aria-label={t('groups.title', { name: ref.name })}
      >
        {head && headTroubled && <HeadRow head={head} />}
        {keyed(all ? groups : shown).map(([key, group]) => (
          <WorkerGroupRow key={key} group={group} />
        ))}
        {orphanedGroups.map(({ name, pods }) => (
          <li key={`orphaned-${name}`} className={rowClasses.item}>
            <div className={rowClasses.line}>
              <span className={rowClasses.name}>
                <span>{name}</span>
                <Badge size="small" className={rowClasses.tag}>
                  {t('groups.orphaned')}
                </Badge>
              </span>
              <span className={rowClasses.counts}>
                {t('groups.orphanedPods', { count: pods })}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {omitted.length > 0 && (
        <div className={classes.rest}>
          {!all && <span>{restWords(t, omitted, most)}</span>}
          <MoreButton open={all} onToggle={() => setAll(!all)}>
            {all
              ? t('card.less')
              : t('groups.showAll', { count: groups.length })}
          </MoreButton>
        </div>
      )}
    </>
  );
}

/** Two groups may have one name: that is a mistake in Git which this list has to survive. */
function keyed(groups: WorkerGroupView[]): Array<[string, WorkerGroupView]> {
  const seen = new Map<string, number>();
  return groups.map(group => {
    const times = seen.get(group.name) ?? 0;
    seen.set(group.name, times + 1);
    return [`${group.name}#${times}`, group];
  });
}

/** What is not shown, so that nobody has to open the list to know that nothing is wrong in it. */
function restWords(
  t: KuberayTranslation,
  groups: WorkerGroupView[],
  most: number,
): string {
  const sum = (field: 'ready' | 'desired') =>
    groups.reduce((total, group) => total + group[field], 0);
  return t(most === 0 ? 'groups.summary' : 'groups.more', {
    count: groups.length,
    ready: sum('ready'),
    desired: sum('desired'),
  });
}
