import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { SkeletonLine } from '../Text';
import { Section } from './Section';
import { TabFrame } from './TabFrame';
import { useTabLayout } from './useTabLayout';

const useStyles = makeStyles({
  lines: { display: 'grid', gap: 'var(--bui-space-3)' },
});

/** The frames that come in any case, in their places, while they are empty. */
export function LoadingTab() {
  const t = useKuberayTranslation();
  const classes = useStyles();
  const layout = useTabLayout();
  return (
    <TabFrame busy>
      <Section title={t('tab.title')}>
        <div className={classes.lines} role="status">
          <VisuallyHidden>{t('card.loading')}</VisuallyHidden>
          <SkeletonLine width="45%" height={20} />
          <SkeletonLine width="min(100%, 560px)" height={52} />
          <SkeletonLine width="30%" height={14} />
        </div>
      </Section>
      <Section title={t('tabFindings.title')} isQuiet>
        <SkeletonLine width="60%" height={14} />
      </Section>
      <div className={layout.columns}>
        <div className={`${layout.stack} ${layout.main}`}>
          <Section title={t('plot.title')}>
            <SkeletonLine width="100%" height={280} />
          </Section>
        </div>
        <div className={`${layout.stack} ${layout.aside}`}>
          <Section title={t('tabApplications.title')}>
            <div className={classes.lines}>
              <SkeletonLine width="80%" height={14} />
              <SkeletonLine width="55%" height={14} />
              <SkeletonLine width="70%" height={14} />
            </div>
          </Section>
        </div>
      </div>
    </TabFrame>
  );
}
