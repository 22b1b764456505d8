import type { ObjectChange } from '../ChangeFeed';
import type { KubeObject } from '../KubeObject';
import type { ObjectSelection } from './ObjectSelection';

/** An event before it is written to a watch. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
}

/**
 * What a change means to a watch with a selection: an object that begins to match is ADDED, one that ceases to match
 * is DELETED (its last matching state at the new version); undefined when the watch has nothing to do with it.
 */
export function watchEventOf(
  change: ObjectChange,
  selection: ObjectSelection,
): WatchEvent | undefined {
  const { type, object, previous } = change;
  const matched = previous !== undefined && selection.matches(previous);
  const matches = type !== 'DELETED' && selection.matches(object);
  if (matches) {
    return { type: matched ? 'MODIFIED' : 'ADDED', object };
  }
  if (!matched) {
    return undefined;
  }
  const { resourceVersion } = object.metadata;
  return {
    type: 'DELETED',
    object: {
      ...previous,
      metadata: { ...previous.metadata, resourceVersion },
    },
  };
}
