import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { SkeletonLine } from '../Text';

const ROWS = ['62%', '48%', '71%', '55%', '66%', '43%'];

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--bui-space-4)' },
  totals: { display: 'flex', flexWrap: 'wrap', gap: 'var(--bui-space-8)' },
  total: { display: 'grid', gap: 6 },
  // Below the words above each filter.
  filters: { paddingTop: 26 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, 1fr) 3fr',
    gap: 'var(--bui-space-6)',
    alignItems: 'center',
    height: 58,
    borderTop: '1px solid var(--bui-border-1)',
  },
});

/** The shape of a fleet, so that nothing jumps when it comes. */
export function FleetLoading() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <VisuallyHidden>{t('fleet.loading')}</VisuallyHidden>
      <div className={classes.totals}>
        {ROWS.slice(0, 5).map(width => (
          <div key={width} className={classes.total}>
            <SkeletonLine width="56px" height={26} />
            <SkeletonLine width="72px" height={12} />
          </div>
        ))}
      </div>
      <div className={classes.filters}>
        <SkeletonLine width="100%" height={32} />
      </div>
      <div>
        {ROWS.map(width => (
          <div key={width} className={classes.row}>
            <SkeletonLine width="80%" height={14} />
            <SkeletonLine width={width} height={14} />
          </div>
        ))}
      </div>
    </div>
  );
}
