import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { Button, ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import {
  RiArrowDownSLine,
  RiLoopLeftLine,
  RiRefreshLine,
} from '@remixicon/react';
import {
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  type ApplicationView,
} from 'backstage-plugin-kuberay-common';
import { useId } from 'react';
import { useKuberayTranslation } from '../../translation';
import { actionAvailability } from './actionAvailability';
import { ActionStatus } from './ActionStatus';
import { SyncDialog } from './SyncDialog';
import { useApplicationActions } from './useApplicationActions';
import { usePermitted } from './usePermitted';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'var(--bui-space-2)',
  },
  joined: { display: 'inline-flex', gap: 'var(--bui-space-0_5)' },
});

/** Props of {@link ApplicationActions}. */
export interface ApplicationActionsProps {
  /** The entity whose page shows the Application; who may act is asked for it. */
  entityRef: CompoundEntityRef;
  application: ApplicationView;
  /**
   * What to do where neither action can be had: `explain` (default) shows them disabled, with the reason, where
   * people look for them; `hide` shows nothing, where they would only be in the way.
   */
  whenRefused?: 'explain' | 'hide';
}

/**
 * Refresh and Sync of the Application that deploys a Ray cluster; the others (operator, CRDs) are shared by
 * everybody on the cluster and have none.
 */
export function ApplicationActions(props: ApplicationActionsProps) {
  return props.application.role === 'cluster' ? (
    <ClusterApplicationActions {...props} />
  ) : null;
}

function ClusterApplicationActions(props: ApplicationActionsProps) {
  const { entityRef, application, whenRefused = 'explain' } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const statusId = useId();
  const resourceRef = stringifyEntityRef(entityRef);
  const availability = actionAvailability(application, {
    refresh: usePermitted(kuberayApplicationRefreshPermission, resourceRef),
    sync: usePermitted(kuberayApplicationSyncPermission, resourceRef),
  });
  const actions = useApplicationActions({ entityRef, application });
  const { name } = application;
  const { refresh, sync } = availability;
  if (
    whenRefused === 'hide' &&
    // Nothing disappears that somebody is at.
    !actions.isDialogOpen &&
    !actions.isSyncing &&
    [refresh, sync].every(
      ({ state }) => state === 'refused' || state === 'asking',
    )
  ) {
    return null;
  }
  const isRefreshDisabled = refresh.state !== 'available';
  return (
    <div>
      <div className={classes.buttons}>
        <span className={classes.joined}>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiRefreshLine />}
            aria-label={t('actions.refreshOf', { name })}
            aria-describedby={statusId}
            isDisabled={isRefreshDisabled}
            isPending={actions.isRefreshing}
            onPress={() => actions.refresh({ hard: false })}
          >
            {t('actions.refresh')}
          </Button>
          <MenuTrigger>
            <ButtonIcon
              size="small"
              variant="secondary"
              icon={<RiArrowDownSLine />}
              aria-label={t('actions.moreOf', { name })}
              isDisabled={isRefreshDisabled || actions.isRefreshing}
            />
            <Menu>
              <MenuItem onAction={() => actions.refresh({ hard: true })}>
                {t('actions.hardRefresh')}
              </MenuItem>
            </Menu>
          </MenuTrigger>
        </span>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiLoopLeftLine />}
          aria-label={t('actions.syncOf', { name })}
          aria-describedby={statusId}
          isDisabled={sync.state === 'refused' || sync.state === 'asking'}
          // Pending, not disabled: it keeps the focus that the dialog gives back.
          isPending={actions.isSyncing || sync.state === 'operating'}
          onPress={() => actions.setDialogOpen(true)}
        >
          {t('actions.sync')}
        </Button>
      </div>
      <ActionStatus
        id={statusId}
        application={application}
        availability={availability}
        isAsked={actions.isSyncing}
        inPlace={actions.inPlace}
      />
      <SyncDialog
        application={application}
        availability={sync}
        isOpen={actions.isDialogOpen}
        onOpenChange={actions.setDialogOpen}
        isAsking={actions.isAsking}
        problem={actions.problem}
        onSync={actions.sync}
      />
    </div>
  );
}
