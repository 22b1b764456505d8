import { Badge } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RayClusterView,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import {
  GroupReasons,
  PodStrip,
  reasonsOfGroup,
  translateBounds,
} from '../WorkerGroups';
import { DataTable, type DataColumn } from './DataTable';
import { EmptyLine } from './EmptyLine';
import { FirstOnes } from './FirstOnes';
import { Section } from './Section';
import { shortImage } from './shortImage';
import { Shortened } from './Shortened';

const GROUPS_AT_FIRST = 12;

const useStyles = makeStyles({
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 6,
  },
  tag: {
    color: 'var(--bui-warning-fg-subdued)',
    background: 'var(--bui-warning-bg-subdued)',
  },
  hosts: {
    fontWeight: 400,
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
  strip: { paddingTop: 4 },
  counts: {
    whiteSpace: 'nowrap',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
  quiet: { color: 'var(--bui-fg-secondary)', whiteSpace: 'nowrap' },
});

/** A row of the table: a group of the spec, or pods of one that is no longer there. */
type GroupRow =
  | { kind: 'group'; group: WorkerGroupView }
  | { kind: 'orphaned'; name: string; pods: number };

/** Props of {@link GroupsSection}. */
export interface GroupsSectionProps {
  rayCluster: RayClusterView;
}

/** Each worker group: its pods, how many it may have, and what is missing. */
export function GroupsSection(props: GroupsSectionProps) {
  const { groups, orphanedGroups } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const rows: GroupRow[] = [
    ...orphanedGroups.map(orphaned => ({
      kind: 'orphaned' as const,
      ...orphaned,
    })),
    ...groups.map(group => ({ kind: 'group' as const, group })),
  ];
  const columns: DataColumn<GroupRow>[] = [
    {
      id: 'name',
      label: t('tabGroups.name'),
      minWidth: 110,
      cell: row => <GroupName row={row} />,
    },
    {
      id: 'pods',
      label: t('tabGroups.pods'),
      minWidth: 120,
      cell: row =>
        row.kind === 'group' && (
          <div className={classes.strip}>
            <PodStrip group={row.group} />
          </div>
        ),
    },
    {
      id: 'ready',
      label: t('tabGroups.ready'),
      cell: row => (
        <span className={classes.counts}>
          {row.kind === 'group'
            ? t('groups.shownCounts', {
                ready: row.group.ready,
                desired: row.group.desired,
              })
            : t('groups.orphanedPods', { count: row.pods })}
        </span>
      ),
    },
    {
      id: 'bounds',
      label: t('tabGroups.bounds'),
      cell: row =>
        row.kind === 'group' && (
          <span className={classes.quiet}>{translateBounds(t, row.group)}</span>
        ),
    },
    {
      id: 'reasons',
      label: t('tabGroups.reasons'),
      minWidth: 130,
      cell: row => <Missing row={row} />,
    },
    {
      id: 'image',
      label: t('tabGroups.image'),
      cell: row =>
        row.kind === 'group' &&
        row.group.image && (
          <Shortened
            short={shortImage(row.group.image)}
            full={row.group.image}
          />
        ),
    },
  ];
  return (
    <Section title={t('tabGroups.title')} isQuiet={rows.length === 0}>
      {rows.length === 0 ? (
        <EmptyLine>{t('tabGroups.none')}</EmptyLine>
      ) : (
        <FirstOnes items={rows} first={GROUPS_AT_FIRST}>
          {shown => (
            <DataTable
              label={t('tabGroups.title')}
              columns={columns}
              items={shown}
              // Two groups may have one name: that is a mistake in Git which this table has to survive.
              keyOf={(row, index) => `${nameOf(row)} ${index}`}
            />
          )}
        </FirstOnes>
      )}
    </Section>
  );
}

function GroupName(props: { row: GroupRow }) {
  const { row } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <>
      <span className={classes.name}>
        {nameOf(row)}
        {row.kind === 'orphaned' && (
          <Badge size="small" className={classes.tag}>
            {t('groups.orphaned')}
          </Badge>
        )}
        {row.kind === 'group' && row.group.atMax && (
          <Badge size="small" className={classes.tag}>
            {t('groups.atMax')}
          </Badge>
        )}
      </span>
      {row.kind === 'group' && row.group.numOfHosts > 1 && (
        <span className={classes.hosts}>
          {t('tabGroups.hosts', { count: row.group.numOfHosts })}
        </span>
      )}
    </>
  );
}

function Missing(props: { row: GroupRow }) {
  const { row } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  if (row.kind === 'orphaned') {
    return <>{t('tabGroups.orphaned')}</>;
  }
  if (reasonsOfGroup(row.group).length > 0) {
    return <GroupReasons group={row.group} />;
  }
  return (
    <span className={classes.quiet}>
      {row.group.desired === 0
        ? t('tabGroups.noneWanted')
        : t('tabGroups.allReady')}
    </span>
  );
}

function nameOf(row: GroupRow): string {
  return row.kind === 'group' ? row.group.name : row.name;
}
