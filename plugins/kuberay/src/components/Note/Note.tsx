import { makeStyles } from '@material-ui/core/styles';
import { ClampedText } from '../Text';
import type { ReactNode } from 'react';

/** How loud a note is. */
export type NoteSeverity = 'error' | 'warning' | 'info';

const frame = (family: 'negative' | 'warning' | 'announcement') => ({
  background: `color-mix(in oklab, var(--bui-${family}-bg-subdued) 45%, transparent)`,
  borderColor: `color-mix(in oklab, var(--bui-${family}-border) 45%, transparent)`,
});

const useStyles = makeStyles({
  root: {
    margin: 'var(--bui-space-2) 0',
    padding: '9px 11px',
    border: '1px solid',
    borderRadius: 'var(--bui-radius-3)',
    fontSize: '0.78125rem',
    lineHeight: 1.45,
    overflowWrap: 'anywhere',
    '& p': { margin: 0 },
  },
  error: frame('negative'),
  warning: frame('warning'),
  info: frame('announcement'),
});

/** Props of {@link Note}. */
export interface NoteProps {
  severity: NoteSeverity;
  /** The fact, in bold; none where the card has told it already. */
  title?: string;
  /** Why, and the way out. */
  children?: ReactNode;
}

/** One thing that a reader of the card should know, with the way out. */
export function Note(props: NoteProps) {
  const classes = useStyles();
  return (
    <div className={`${classes.root} ${classes[props.severity]}`} role="note">
      {props.title && (
        <strong>
          <ClampedText lines={4}>{props.title}</ClampedText>
        </strong>
      )}
      {props.children && <p>{props.children}</p>}
    </div>
  );
}
