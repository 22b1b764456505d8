import { Button } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useKuberayTranslation } from '../../translation';

const useStyles = makeStyles({
  // As high as the plot that it stands for: nothing jumps when there is one.
  root: {
    minHeight: 250,
    boxSizing: 'border-box',
    padding: 'var(--bui-space-4)',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 'var(--bui-space-1)',
    textAlign: 'center',
    overflowWrap: 'anywhere',
    border: '1px dashed var(--bui-border-2)',
    borderRadius: 'var(--bui-radius-3)',
  },
  title: { fontWeight: 500 },
  hint: {
    maxWidth: '46ch',
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link PlotMessage}. */
export interface PlotMessageProps {
  title: string;
  hint?: ReactNode;
  onRetry?: () => void;
}

/** In the place of a plot: why there is none. */
export function PlotMessage(props: PlotMessageProps) {
  const { title, hint, onRetry } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <div className={classes.title}>{title}</div>
      {hint && <div className={classes.hint}>{hint}</div>}
      {onRetry && (
        <Button variant="secondary" size="small" onPress={onRetry}>
          {t('plot.state.retry')}
        </Button>
      )}
    </div>
  );
}
