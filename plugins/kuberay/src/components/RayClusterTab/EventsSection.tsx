import { makeStyles } from '@material-ui/core/styles';
import type {
  EventView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { ClampedText, RelativeTime } from '../Text';
import { DataTable, type DataColumn } from './DataTable';
import { EmptyLine } from './EmptyLine';
import { FirstOnes } from './FirstOnes';
import type { Knowledge } from './knowledgeOf';
import { Section } from './Section';

const EVENTS_AT_FIRST = 5;

const useStyles = makeStyles({
  time: { whiteSpace: 'nowrap' },
  quiet: { fontWeight: 400, color: 'var(--bui-fg-secondary)' },
});

/** Props of {@link EventsSection}. */
export interface EventsSectionProps {
  /** What it means that there are none. */
  knowledge: Knowledge;
  rayCluster: RayClusterView;
}

/** What Kubernetes warns about, the newest first. */
export function EventsSection(props: EventsSectionProps) {
  const { events } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const columns: DataColumn<EventView>[] = [
    {
      id: 'lastSeen',
      label: t('tabEvents.lastSeen'),
      cell: ({ lastSeen }) =>
        lastSeen && (
          <span className={classes.time}>
            <RelativeTime at={lastSeen} />
          </span>
        ),
    },
    {
      id: 'reason',
      label: t('tabEvents.reason'),
      isRowHeader: true,
      minWidth: 110,
      cell: ({ reason, count }) => (
        <>
          {reason}{' '}
          {count > 1 && (
            <span className={classes.quiet}>
              {t('tabEvents.times', { times: String(count) })}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'message',
      label: t('tabEvents.message'),
      minWidth: 160,
      cell: ({ message, involved }) => (
        <>
          <ClampedText lines={3}>{message}</ClampedText>
          <div className={classes.quiet}>
            {involved.kind} {involved.name}
          </div>
        </>
      ),
    },
  ];
  return (
    <Section title={t('tabEvents.title')} isQuiet={events.length === 0}>
      {events.length === 0 ? (
        <EmptyLine knowledge={props.knowledge}>{t('tabEvents.none')}</EmptyLine>
      ) : (
        <FirstOnes items={events} first={EVENTS_AT_FIRST}>
          {shown => (
            <DataTable
              label={t('tabEvents.title')}
              columns={columns}
              items={shown}
              keyOf={({ involved, reason }, index) =>
                `${involved.name} ${reason} ${index}`
              }
            />
          )}
        </FirstOnes>
      )}
    </Section>
  );
}
