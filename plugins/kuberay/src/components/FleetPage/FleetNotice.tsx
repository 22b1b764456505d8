import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { StatusMark, type Mark } from '../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: 'var(--bui-space-2)',
    maxWidth: 520,
    margin: '0 auto',
    padding: 'var(--bui-space-8) 0',
    textAlign: 'center',
  },
});

/** Props of {@link FleetNotice}. */
export interface FleetNoticeProps {
  mark: Mark;
  title: string;
  hint?: string;
  /** The way out: a button or a link. */
  children?: ReactNode;
}

/** Why there are no rows, in the place where they would be. */
export function FleetNotice(props: FleetNoticeProps) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <StatusMark mark={props.mark} size={28} />
      <Text as="p" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      {props.hint && (
        <Text as="p" variant="body-medium" color="secondary">
          {props.hint}
        </Text>
      )}
      {props.children}
    </div>
  );
}
