import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';

const RESOURCES_SHOWN = 5;

const useStyles = makeStyles({
  root: {
    margin: 'var(--bui-space-1) 0 var(--bui-space-2)',
    overflowWrap: 'anywhere',
    '& ul': { margin: 0, paddingLeft: 'var(--bui-space-4)' },
  },
});

/** Props of {@link OutOfSyncResources}. */
export interface OutOfSyncResourcesProps {
  application: ApplicationView;
}

/** What of an Application is not as in Git; nothing when all is. */
export function OutOfSyncResources(props: OutOfSyncResourcesProps) {
  const { outOfSync, outOfSyncOmitted } = props.application;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const count = outOfSync.length + outOfSyncOmitted;
  if (count === 0) {
    return null;
  }
  const more = count - Math.min(RESOURCES_SHOWN, outOfSync.length);
  return (
    <div className={classes.root}>
      {t('tabApplications.outOfSync', { count })}
      <ul>
        {outOfSync.slice(0, RESOURCES_SHOWN).map(({ kind, name, prune }) => (
          <li key={`${kind} ${name}`}>
            {prune
              ? t('tabApplications.prunes', { resource: `${kind} ${name}` })
              : `${kind} ${name}`}
          </li>
        ))}
        {more > 0 && (
          <li>{t('tabApplications.more', { amount: String(more) })}</li>
        )}
      </ul>
    </div>
  );
}
