import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { SkeletonLine } from '../Text';
import { Section } from './Section';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--bui-space-4)' },
  lines: { display: 'grid', gap: 'var(--bui-space-3)' },
});

/** The frames that come in any case, while they are empty. */
export function LoadingTab() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} aria-busy="true">
      <Section title={t('tab.title')}>
        <div className={classes.lines} role="status">
          <VisuallyHidden>{t('card.loading')}</VisuallyHidden>
          <SkeletonLine width="45%" height={20} />
          <SkeletonLine width="100%" height={36} />
          <SkeletonLine width="30%" height={14} />
        </div>
      </Section>
      <Section title={t('tabFindings.title')}>
        <SkeletonLine width="60%" height={14} />
      </Section>
      <Section title={t('tabApplications.title')}>
        <div className={classes.lines}>
          <SkeletonLine width="80%" height={14} />
          <SkeletonLine width="55%" height={14} />
        </div>
      </Section>
    </div>
  );
}
