import { Link } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useKuberayTranslation } from '../../translation';
import { toneColors } from '../StatusMark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 'var(--bui-space-3)',
    marginTop: 'var(--bui-space-1)',
    '& a': { color: toneColors.info },
    '&:empty': { display: 'none' },
  },
});

/** Props of {@link ClusterLinks}. */
export interface ClusterLinksProps {
  rayDashboard: string | undefined;
  argocd: string | undefined;
  /** More links of the same row. */
  children?: ReactNode;
}

/** The ways from a cluster to the tools that know more; only those that are configured. */
export function ClusterLinks(props: ClusterLinksProps) {
  const { rayDashboard, argocd, children } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  if (!rayDashboard && !argocd && !children) {
    return null;
  }
  return (
    <div className={classes.root}>
      {rayDashboard && (
        <Link
          href={rayDashboard}
          variant="body-small"
          target="_blank"
          standalone
        >
          {t('links.rayDashboard')}
        </Link>
      )}
      {argocd && (
        <Link href={argocd} variant="body-small" target="_blank" standalone>
          {t('links.argocd')}
        </Link>
      )}
      {children}
    </div>
  );
}
