import { BgProvider } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    fontFamily: 'var(--bui-font-regular)',
    color: 'var(--bui-fg-primary)',
  },
});

/** What every field stands in: the paper of the scaffolder's form, which Backstage UI has to be told about. */
export function FieldFrame(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <BgProvider bg="neutral-1">
      <div className={classes.root}>{props.children}</div>
    </BgProvider>
  );
}
