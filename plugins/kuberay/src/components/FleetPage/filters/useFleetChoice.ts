import { useCallback, useEffect, useRef, useState } from 'react';
import {
  readFleetUrl,
  writeFleetUrl,
  type FleetChoice,
} from '../model/fleetUrl';

/** Typing writes the address when it pauses: Safari refuses more than 100 changes in half a minute. */
const WRITE_AFTER_MS = 250;

/** The browser's own event of every navigation, where it has one. */
interface NavigationTarget {
  navigation?: EventTarget;
}

/**
 * What is filtered and sorted, kept in the query string: a reload, a shared link and Back from another page show the
 * same. Without the router, which the two frontend systems do not share; it finds its own state untouched.
 */
export function useFleetChoice(): [
  FleetChoice,
  (change: (choice: FleetChoice) => FleetChoice) => void,
] {
  const [choice, setChoice] = useState(() =>
    readFleetUrl(window.location.search),
  );
  const [path] = useState(() => window.location.pathname);
  // Our own changes are navigations, too, and may be older than what somebody has typed since.
  const writing = useRef(false);

  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, search, hash } = window.location;
      const wanted = writeFleetUrl(search, choice);
      // Somebody may have left in the meantime; the next page's address is not ours.
      if (pathname === path && wanted !== search) {
        writing.current = true;
        window.history.replaceState(
          window.history.state,
          '',
          `${pathname}${wanted}${hash}`,
        );
        writing.current = false;
      }
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [choice, path]);

  useEffect(() => {
    const follow = () => {
      if (writing.current) {
        return;
      }
      const { pathname, search } = window.location;
      setChoice(now =>
        pathname === path && writeFleetUrl(search, now) !== search
          ? readFleetUrl(search)
          : now,
      );
    };
    const { navigation } = window as NavigationTarget;
    window.addEventListener('popstate', follow);
    navigation?.addEventListener('currententrychange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      navigation?.removeEventListener('currententrychange', follow);
    };
  }, [path]);

  return [choice, useCallback(change => setChoice(change), [])];
}
