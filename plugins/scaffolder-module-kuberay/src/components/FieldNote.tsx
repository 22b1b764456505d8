import { makeStyles } from '@material-ui/core/styles';
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
    padding: 'var(--bui-space-2) var(--bui-space-3)',
    border: '1px solid',
    borderRadius: 'var(--bui-radius-3)',
    color: 'var(--bui-fg-primary)',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    overflowWrap: 'anywhere',
  },
  error: frame('negative'),
  warning: frame('warning'),
  info: frame('announcement'),
});

/** Props of {@link FieldNote}. */
export interface FieldNoteProps {
  severity: NoteSeverity;
  children: ReactNode;
}

/** One thing that a person who fills in the form should know. */
export function FieldNote(props: FieldNoteProps) {
  const classes = useStyles();
  return (
    <div className={`${classes.root} ${classes[props.severity]}`} role="note">
      {props.children}
    </div>
  );
}
