import type { OperationView } from 'backstage-plugin-kuberay-common';
import { useCallback, useEffect, useState } from 'react';
import { syncProgress } from './operationProgress';

/** The controller begins within seconds of being asked; where it does not, it is down or far behind. */
const BEGINS_WITHIN_MS = 60_000;

/** Options of {@link useFollowedSync}. */
export interface FollowedSyncOptions {
  /** The Application's operation as it is now. */
  operation: OperationView | undefined;
  /** The sync that was asked for has ended, well or not: the view's operation is its outcome. */
  onEnd: () => void;
  /** Nothing of it was seen within a minute. */
  onSilence: () => void;
}

/** A sync that was asked for from here. */
export interface FollowedSync {
  /** Whether it has not ended yet. */
  isOn: boolean;
  /** `before`: the operation as it was when the sync was asked for. */
  follow: (before: OperationView | undefined) => void;
}

/** Follows a sync that was asked for from here in the views that come in, to its end. */
export function useFollowedSync(options: FollowedSyncOptions): FollowedSync {
  const { operation, onEnd, onSilence } = options;
  const [asked, setAsked] = useState<{ before: OperationView | undefined }>();
  const progress = asked && syncProgress(asked.before, operation);
  useEffect(() => {
    if (progress === 'ended') {
      setAsked(undefined);
      onEnd();
    }
  }, [progress, onEnd]);
  useEffect(() => {
    if (progress !== 'waiting') {
      return undefined;
    }
    const timer = setTimeout(() => {
      setAsked(undefined);
      onSilence();
    }, BEGINS_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [progress, onSilence]);
  return {
    isOn: asked !== undefined,
    follow: useCallback(before => setAsked({ before }), []),
  };
}
