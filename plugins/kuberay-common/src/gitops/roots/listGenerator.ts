import type { TemplatedDestination } from './applicationSet';
import type { ClusterAddress } from './environmentDestination';

/** What the template takes from each element of a list; everything in an element is data. */
export const APPLICATION = '{{ .application }}';

/** A list generator with one element for each item. */
export function listOf<T>(
  items: readonly T[],
  toElement: (item: T) => object,
): object {
  return { list: { elements: items.map(toElement) } };
}

/** Where the Applications of a list go: all by URL or all by name. */
export function destinationField(
  places: ReadonlyArray<{ cluster: ClusterAddress }>,
  namespace: string,
): TemplatedDestination {
  return places[0]?.cluster.name === undefined
    ? { server: '{{ .server }}', namespace }
    : { name: '{{ .name }}', namespace };
}
