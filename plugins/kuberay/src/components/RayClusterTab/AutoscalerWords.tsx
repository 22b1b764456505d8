import { makeStyles } from '@material-ui/core/styles';
import type {
  AutoscalerMessage,
  PendingDemand,
  RayWords,
} from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { Note } from '../Note';
import { ClampedText } from '../Text';
import { EmptyLine } from './EmptyLine';
import { FirstOnes } from './FirstOnes';
import { Folded } from './Folded';
import { RayStatus } from './RayStatus';
import { rayTimeOfDay } from './rayTimeOfDay';
import { translateDemand } from './translateDemand';

const MESSAGES_AT_FIRST = 5;

const useStyles = makeStyles({
  // Not `none`: WebKit would no longer call it a list.
  list: { listStyleType: '""', margin: 0, padding: 0 },
  demand: { fontWeight: 'var(--bui-font-weight-bold)' as 'bold' },
  message: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: 'var(--bui-space-3)',
    padding: '3px 0',
    '& > :first-child': { minWidth: 0 },
  },
  time: {
    flex: 'none',
    fontSize: 'var(--bui-font-size-2)',
    fontVariantNumeric: 'tabular-nums',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link AutoscalerWords}. */
export interface AutoscalerWordsProps {
  words: RayWords;
}

/** What tasks wait for, what the autoscaler said, the newest first, and all that `ray status` prints. */
export function AutoscalerWords(props: AutoscalerWordsProps) {
  const { messages, pendingDemands, status } = props.words;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <>
      {pendingDemands.length === 0 && messages.length === 0 && (
        <EmptyLine>{t('tabAutoscaler.quiet')}</EmptyLine>
      )}
      {pendingDemands.map((demand, index) => (
        <p key={index} className={classes.demand}>
          {demandSentence(t, demand)}
        </p>
      ))}
      {messages.length > 0 && (
        <FirstOnes items={[...messages].reverse()} first={MESSAGES_AT_FIRST}>
          {shown => (
            <ul className={classes.list} aria-label={t('tabAutoscaler.said')}>
              {shown.map(message => (
                <li key={`${message.since} ${message.message}`}>
                  <Message message={message} />
                </li>
              ))}
            </ul>
          )}
        </FirstOnes>
      )}
      {status && (
        <Folded title={t('tabAutoscaler.status')}>
          <RayStatus status={status} />
        </Folded>
      )}
    </>
  );
}

/** What it complains of stands in a frame; what it did is a line. */
function Message(props: { message: AutoscalerMessage }) {
  const { severity, message, since, lastSeen, count } = props.message;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const title = t('tabAutoscaler.clock', { at: lastSeen });
  const time =
    count > 1
      ? t('tabAutoscaler.repeated', {
          times: String(count),
          since: rayTimeOfDay(since),
        })
      : rayTimeOfDay(lastSeen);
  if (severity === 'info') {
    return (
      <div className={classes.message}>
        <div>
          <ClampedText lines={3}>{message}</ClampedText>
        </div>
        <span className={classes.time} title={title}>
          {time}
        </span>
      </div>
    );
  }
  return (
    <Note severity={severity} title={message}>
      <span title={title}>
        {t(`tabAutoscaler.${severity}`)} · {time}
      </span>
    </Note>
  );
}

function demandSentence(
  t: KuberayTranslation,
  { resources, count, atLeast }: PendingDemand,
): string {
  const demand = translateDemand(t, resources);
  return atLeast
    ? t('tabAutoscaler.waitsAtLeast', { tasks: String(count), demand })
    : t('tabAutoscaler.waits', { count, demand });
}
