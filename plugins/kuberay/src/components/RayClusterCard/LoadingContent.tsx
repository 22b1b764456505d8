import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { SkeletonLine } from '../Text';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: 'var(--bui-space-3)',
    marginTop: 'var(--bui-space-3)',
  },
  group: {
    display: 'grid',
    alignContent: 'center',
    gap: 'var(--bui-space-2)',
    height: 56,
  },
});

/** The shape of a cluster at rest with one group, to the pixel, so that nothing jumps when it comes. */
export function LoadingContent() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <VisuallyHidden>{t('card.loading')}</VisuallyHidden>
      <SkeletonLine width="70%" height={20} />
      <SkeletonLine width="100%" height={52} />
      <div className={classes.group}>
        <SkeletonLine width="90%" height={13} />
        <SkeletonLine width="55%" height={13} />
      </div>
      <SkeletonLine width="40%" height={14} />
    </div>
  );
}
