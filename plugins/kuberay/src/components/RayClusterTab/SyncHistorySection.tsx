import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { RelativeTime } from '../Text';
import { DataTable, type DataColumn } from './DataTable';
import { EmptyLine } from './EmptyLine';
import { FirstOnes } from './FirstOnes';
import { Revisions } from './Revisions';
import type { Knowledge } from './knowledgeOf';
import { Section } from './Section';
import { syncHistoryOf, type SyncOfApplication } from './syncHistoryOf';

const SYNCS_AT_FIRST = 5;

const useStyles = makeStyles({ time: { whiteSpace: 'nowrap' } });

/** Props of {@link SyncHistorySection}. */
export interface SyncHistorySectionProps {
  /** What it means that there are none. */
  knowledge: Knowledge;
  applications: ApplicationView[];
}

/** What was synced, when and by whom, the newest first. */
export function SyncHistorySection(props: SyncHistorySectionProps) {
  const t = useKuberayTranslation();
  const classes = useStyles();
  const syncs = syncHistoryOf(props.applications);
  const columns: DataColumn<SyncOfApplication>[] = [
    {
      id: 'when',
      label: t('tabSyncs.when'),
      cell: ({ deployedAt }) => (
        <span className={classes.time}>
          <RelativeTime at={deployedAt} />
        </span>
      ),
    },
    {
      id: 'application',
      label: t('tabSyncs.application'),
      isRowHeader: true,
      minWidth: 90,
      cell: ({ application }) => application.name,
    },
    {
      id: 'revision',
      label: t('tabSyncs.revision'),
      cell: ({ revisions }) => <Revisions revisions={revisions} />,
    },
    {
      id: 'by',
      label: t('tabSyncs.by'),
      cell: ({ automated, initiatedBy }) =>
        initiatedBy ?? t(automated ? 'tabSyncs.automated' : 'tabSyncs.unknown'),
    },
  ];
  return (
    <Section title={t('tabSyncs.title')} isQuiet={syncs.length === 0}>
      {syncs.length === 0 ? (
        <EmptyLine knowledge={props.knowledge}>{t('tabSyncs.none')}</EmptyLine>
      ) : (
        <FirstOnes items={syncs} first={SYNCS_AT_FIRST}>
          {shown => (
            <DataTable
              label={t('tabSyncs.title')}
              columns={columns}
              items={shown}
              keyOf={({ application, id }) => `${application.id} ${id}`}
            />
          )}
        </FirstOnes>
      )}
    </Section>
  );
}
