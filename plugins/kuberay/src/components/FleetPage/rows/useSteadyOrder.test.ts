import { act, renderHook } from '@testing-library/react';
import type { FocusEvent } from 'react';
import { aFleetRow } from '../__fixtures__/aFleetRow';
import { fleetItems } from '../__fixtures__/fleetItems';
import { NO_FILTER } from '../model/FleetFilter';
import { WORST_FIRST } from '../model/FleetSort';
import type { FleetChoice } from '../model/fleetUrl';
import { READING_MS, useSteadyOrder } from './useSteadyOrder';

const choice: FleetChoice = { filter: NO_FILTER, sort: WORST_FIRST };

const [a, b] = fleetItems([aFleetRow('a'), aFleetRow('b')]);

/** Somebody reads `a, b`; then `b` becomes the worst. */
function renderRead(read: 'onPointerMove' | 'onFocus' | 'onKeyDown') {
  const hook = renderHook(
    (props: { items: (typeof a)[]; asked: FleetChoice }) =>
      useSteadyOrder(props.items, props.asked),
    { initialProps: { items: [a, b], asked: choice } },
  );
  act(() => hook.result.current.handlers[read]());
  hook.rerender({ items: [b, a], asked: choice });
  return {
    ...hook,
    names: () => hook.result.current.items.map(({ row }) => row.ref.name),
  };
}

/** A focus that goes to another element. */
const blurTo = (to: Node) => {
  const rows = document.createElement('div');
  return {
    rows,
    event: { currentTarget: rows, relatedTarget: to } as unknown as FocusEvent,
  };
};

describe('useSteadyOrder', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each(['onPointerMove', 'onFocus', 'onKeyDown'] as const)(
    'keeps the order from %s on, until nothing has happened for ten seconds',
    read => {
      const { result, names } = renderRead(read);
      act(() => jest.advanceTimersByTime(READING_MS - 1));
      expect(names()).toEqual(['a', 'b']);

      act(() => result.current.handlers[read]());
      act(() => jest.advanceTimersByTime(READING_MS - 1));
      expect(names()).toEqual(['a', 'b']);

      act(() => jest.advanceTimersByTime(1));
      expect(names()).toEqual(['b', 'a']);
    },
  );

  it('keeps no order where nobody reads', () => {
    const { result, rerender } = renderHook(
      (items: (typeof a)[]) => useSteadyOrder(items, choice),
      { initialProps: [a, b] },
    );
    rerender([b, a]);

    expect(result.current.items).toEqual([b, a]);
  });

  it('lets go when the pointer leaves', () => {
    const { result, names } = renderRead('onPointerMove');
    act(() => result.current.handlers.onPointerLeave());

    expect(names()).toEqual(['b', 'a']);
  });

  it('lets go when the focus leaves the rows, but not when it goes from row to row', () => {
    const { result, names } = renderRead('onFocus');
    const inside = document.createElement('a');
    const within = blurTo(inside);
    within.rows.append(inside);
    act(() => result.current.handlers.onBlur(within.event));
    expect(names()).toEqual(['a', 'b']);

    act(() => result.current.handlers.onBlur(blurTo(document.body).event));
    expect(names()).toEqual(['b', 'a']);
  });

  it('gives at once what the reader asks for', () => {
    const { rerender, names } = renderRead('onPointerMove');
    rerender({ items: [b, a], asked: { ...choice } });

    expect(names()).toEqual(['b', 'a']);
  });
});
