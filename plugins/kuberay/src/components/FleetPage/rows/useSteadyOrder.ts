import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
} from 'react';
import type { FleetItem } from '../model/FleetItem';
import type { FleetChoice } from '../model/fleetUrl';
import { keepOrder } from './keepOrder';

/** Milliseconds: a pointer that has rested so long points at nothing any more. */
export const READING_MS = 10_000;

/** What was shown, and what had been asked for, when somebody began to read. */
interface HeldOrder {
  ids: readonly string[];
  choice: FleetChoice;
}

/** Result of {@link useSteadyOrder}. */
export interface UseSteadyOrderResult {
  items: readonly FleetItem[];
  /** To be spread on the element around the rows. */
  handlers: {
    onPointerMove: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onKeyDown: () => void;
    onBlur: (event: FocusEvent) => void;
  };
}

/**
 * Keeps rows from moving away under a pointer or a focus: while somebody is among them, each keeps its place and only
 * says anew what it says. They fall into order as soon as the reader leaves, rests, or asks for others.
 */
export function useSteadyOrder(
  items: readonly FleetItem[],
  choice: FleetChoice,
): UseSteadyOrderResult {
  const [held, setHeld] = useState<HeldOrder>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isHeld = held !== undefined && held.choice === choice;
  const steady = useMemo(
    () => (isHeld ? keepOrder(items, held.ids) : items),
    [isHeld, held, items],
  );
  const shown = useRef({ items: steady, choice });
  useEffect(() => {
    shown.current = { items: steady, choice };
  }, [steady, choice]);

  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(undefined);
  }, []);
  const hold = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, READING_MS);
    const now = shown.current;
    setHeld(before =>
      before?.choice === now.choice
        ? before
        : { ids: now.items.map(({ id }) => id), choice: now.choice },
    );
  }, [release]);
  useEffect(() => release, [release]);

  const handlers = useMemo(
    () => ({
      onPointerMove: hold,
      onPointerLeave: release,
      onFocus: hold,
      onKeyDown: hold,
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) {
          release();
        }
      },
    }),
    [hold, release],
  );
  return { items: steady, handlers };
}
