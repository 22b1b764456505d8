import { useState } from 'react';

/** Keys of list items that stay with their item when others come and go. */
export interface GroupKeys {
  keys: readonly number[];
  /** Makes room for an item that is put in at a place; returns its key. */
  insert: (index: number) => number;
  remove: (index: number) => void;
}

/** Keys for a list whose items have none of their own; the value of a form must stay free of them. */
export function useGroupKeys(length: number): GroupKeys {
  const [state, setState] = useState(() => numberedFrom(0, length));
  let { keys, next } = state;
  if (keys.length !== length) {
    // The form has another list than the one that was written last: nothing is known about its items.
    ({ keys, next } = numberedFrom(next, length));
    setState({ keys, next });
  }
  return {
    keys,
    insert: index => {
      setState({
        keys: [...keys.slice(0, index), next, ...keys.slice(index)],
        next: next + 1,
      });
      return next;
    },
    remove: index =>
      setState({ keys: keys.filter((_key, place) => place !== index), next }),
  };
}

function numberedFrom(first: number, length: number) {
  return {
    keys: Array.from({ length }, (_item, index) => first + index),
    next: first + length,
  };
}
