import {
  toastApiRef,
  useApiHolder,
  type ToastApiMessage,
} from '@backstage/frontend-plugin-api';
import { useCallback, useMemo, useState } from 'react';

/** What became of an action. */
export interface Announcement {
  title: string;
  description?: string;
  status: 'info' | 'success' | 'warning' | 'danger';
}

/** Good news leaves by itself, bad news when it was read. */
const GOOD_NEWS_MS = 6_000;

/** The way to tell what became of an action. */
export interface Announcer {
  announce: (announcement: Announcement) => void;
  /** The last one, where the app has no toasts: it is to be shown in place. */
  inPlace: Announcement | undefined;
}

/** Tells what became of an action in a toast; apps of the old frontend system may have none. */
export function useAnnounce(): Announcer {
  const toastApi = useApiHolder().get(toastApiRef);
  const [inPlace, setInPlace] = useState<Announcement>();
  const announce = useCallback(
    (announcement: Announcement) => {
      if (!toastApi) {
        setInPlace(announcement);
        return;
      }
      toastApi.post(toToast(announcement));
    },
    [toastApi],
  );
  return useMemo(() => ({ announce, inPlace }), [announce, inPlace]);
}

function toToast(announcement: Announcement): ToastApiMessage {
  const isGood = ['info', 'success'].includes(announcement.status);
  return { ...announcement, ...(isGood && { timeout: GOOD_NEWS_MS }) };
}
