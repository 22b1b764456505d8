import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { SkeletonLine } from './SkeletonLine';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: 'var(--bui-space-3)',
    marginTop: 'var(--bui-space-3)',
  },
});

/** The shape of what is to come, so that nothing jumps when it does. */
export function LoadingContent() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <VisuallyHidden>{t('card.loading')}</VisuallyHidden>
      <SkeletonLine width="70%" height={18} />
      <SkeletonLine width="100%" height={50} />
      <SkeletonLine width="90%" height={13} />
      <SkeletonLine width="55%" height={13} />
    </div>
  );
}
