import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useCallback, useRef, useState } from 'react';
import { kuberayApiRef } from '../../api';
import { useKuberayTranslation } from '../../translation';
import { actionProblem, type ActionProblem } from './actionProblem';
import { outcomeOf } from './outcomeOf';
import { translateProblem } from './translateProblem';
import { useAnnounce, type Announcement } from './useAnnounce';
import { useFollowedSync } from './useFollowedSync';

/** Options of {@link useApplicationActions}. */
export interface UseApplicationActionsOptions {
  entityRef: CompoundEntityRef;
  application: ApplicationView;
}

/** Refresh and sync as somebody has asked for them, and the dialog before the sync. */
export interface ApplicationActionsState {
  isRefreshing: boolean;
  refresh: (options: { hard: boolean }) => void;
  isDialogOpen: boolean;
  setDialogOpen: (isOpen: boolean) => void;
  /** A request for a sync is on its way. */
  isAsking: boolean;
  /** Why the last request for a sync failed, until the next one. */
  problem: ActionProblem | undefined;
  sync: (options: { acceptReplicaReset: boolean }) => void;
  /** A sync that was asked for from here has not ended. */
  isSyncing: boolean;
  /** What became of it, where there is no toast to tell it. */
  inPlace: Announcement | undefined;
}

/** Asks the backend for a refresh and for a sync, once at a time, and tells what becomes of them. */
export function useApplicationActions(
  options: UseApplicationActionsOptions,
): ApplicationActionsState {
  const { entityRef, application } = options;
  const { id, name, operation } = application;
  const api = useApi(kuberayApiRef);
  const t = useKuberayTranslation();
  const { announce, inPlace } = useAnnounce();
  const [isRefreshing, setRefreshing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isDialogOpen, setDialogOpen] = useState(false);
  const [problem, setProblem] = useState<ActionProblem>();
  // State comes too late for the second of two quick clicks, and an answer must know whether the dialog is there.
  const busy = useRef(new Set<'refresh' | 'sync'>());
  const dialog = useRef(false);
  dialog.current = isDialogOpen;

  const onEnd = useCallback(
    () => announce(outcomeOf(t, name, operation)),
    [announce, t, name, operation],
  );
  const onSilence = useCallback(
    () =>
      announce({
        title: t('actions.silent.title', { name }),
        description: t('actions.silent.hint'),
        status: 'warning',
      }),
    [announce, t, name],
  );
  const { isOn, follow } = useFollowedSync({ operation, onEnd, onSilence });

  async function once(
    action: 'refresh' | 'sync',
    ask: () => Promise<unknown>,
  ): Promise<ActionProblem | 'done' | 'busy'> {
    if (busy.current.has(action)) {
      return 'busy';
    }
    busy.current.add(action);
    try {
      await ask();
      return 'done';
    } catch (error) {
      return actionProblem(error);
    } finally {
      busy.current.delete(action);
    }
  }

  function announceProblem(action: 'refresh' | 'sync', found: ActionProblem) {
    announce({
      title: t(`actions.failed.${action}`, { name }),
      description: translateProblem(t, found),
      status: 'danger',
    });
  }

  async function refresh({ hard }: { hard: boolean }) {
    setRefreshing(true);
    const answer = await once('refresh', () =>
      api.refreshApplication({ entityRef, application: id, request: { hard } }),
    );
    if (answer === 'busy') {
      return;
    }
    setRefreshing(false);
    if (answer === 'done') {
      announce({ title: t('actions.refreshed', { name }), status: 'info' });
    } else {
      announceProblem('refresh', answer);
    }
  }

  async function sync(request: { acceptReplicaReset: boolean }) {
    setAsking(true);
    setProblem(undefined);
    const answer = await once('sync', () =>
      api.syncApplication({ entityRef, application: id, request }),
    );
    if (answer === 'busy') {
      return;
    }
    setAsking(false);
    if (answer === 'done') {
      setDialogOpen(false);
      follow(operation);
    } else if (dialog.current) {
      setProblem(answer);
    } else {
      announceProblem('sync', answer);
    }
  }

  return {
    isRefreshing,
    refresh,
    isDialogOpen,
    setDialogOpen: isOpen => {
      setDialogOpen(isOpen);
      setProblem(undefined);
    },
    isAsking,
    problem,
    sync,
    isSyncing: isOn,
    inPlace,
  };
}
