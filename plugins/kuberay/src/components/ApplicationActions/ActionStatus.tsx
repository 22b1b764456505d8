import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { StatusMark, type Mark } from '../StatusMark';
import type { ActionAvailability } from './actionAvailability';
import { isOperating } from './operationProgress';
import { translateProgress } from './translateProgress';
import { translateRefusals } from './translateRefusals';
import type { Announcement } from './useAnnounce';

const announcementMarks: Record<Announcement['status'], Mark> = {
  info: { shape: 'check', tone: 'info' },
  success: { shape: 'check', tone: 'ok' },
  warning: { shape: 'warning', tone: 'warning' },
  danger: { shape: 'alarm', tone: 'error' },
};

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: 'var(--bui-space-1)',
    marginTop: 'var(--bui-space-1)',
    color: 'var(--bui-fg-secondary)',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
    '& svg': { marginTop: 2 },
  },
});

/** Props of {@link ActionStatus}. */
export interface ActionStatusProps {
  id: string;
  application: ApplicationView;
  availability: ActionAvailability;
  /** A sync was asked for from here, and has not ended. */
  isAsked: boolean;
  inPlace: Announcement | undefined;
}

/** Below the buttons, what Argo CD is at, or why a button is disabled; nothing when there is nothing to say. */
export function ActionStatus(props: ActionStatusProps) {
  const { id, application, availability, isAsked, inPlace } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const progress =
    isAsked || isOperating(application.operation)
      ? translateProgress(t, application.operation)
      : undefined;
  const refusals = translateRefusals(t, availability);
  return (
    // Always there: assistive technology tells of what comes into a region that it knows.
    <div id={id} aria-live="polite">
      {progress && (
        <div className={classes.line}>
          <StatusMark mark={{ shape: 'clock', tone: 'info' }} size={14} />
          <span>{progress}</span>
        </div>
      )}
      {!progress && inPlace && (
        <div className={classes.line}>
          <StatusMark mark={announcementMarks[inPlace.status]} size={14} />
          <span>
            {[inPlace.title, inPlace.description].filter(Boolean).join(' · ')}
          </span>
        </div>
      )}
      {refusals.map(refusal => (
        <div key={refusal} className={classes.line}>
          <span>{refusal}</span>
        </div>
      ))}
    </div>
  );
}
