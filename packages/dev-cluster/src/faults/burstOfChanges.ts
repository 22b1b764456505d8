import { z } from 'zod/v3';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import { keyOf } from '../kube-api/KubeObject';

/** Annotation that a burst counts up, so that each of its changes is one. */
export const BURST_ANNOTATION = 'dev-cluster.kuberay.io/burst';

/** How many changes, and to what. */
export const burstSchema = z
  .object({
    /** Of the stand-in cluster. */
    cluster: z.string(),
    /** Kind of the objects that change in turn, e.g. `Pod`. */
    kind: z.string(),
    /** Only the objects of this namespace. */
    namespace: z.string().optional(),
    changes: z.number().int().positive().max(100_000),
  })
  .strict();

/** See {@link burstSchema}. */
export type Burst = z.infer<typeof burstSchema>;

/** Changes between which requests may be answered. */
const PORTION = 200;

/**
 * Changes objects as fast as it can, thousands a second: each of the kind in turn, by an annotation that nobody reads.
 * Resolves when all changes are made; objects that go meanwhile are left out.
 *
 * @throws Error when there is no object of the kind
 */
export async function burstOfChanges(
  store: InMemoryObjectStore,
  burst: Omit<Burst, 'cluster'>,
): Promise<void> {
  const { kind, namespace, changes } = burst;
  const keys = store.serves(kind)
    ? store.entries(kind, { ...(namespace && { namespace }) }).map(keyOf)
    : [];
  if (keys.length === 0) {
    throw new Error(`there is no ${kind} that could change`);
  }
  for (let change = 0; change < changes; change++) {
    const key = keys[change % keys.length];
    if (store.get(key)) {
      store.patch(
        key,
        { metadata: { annotations: { [BURST_ANNOTATION]: String(change) } } },
        { type: 'merge', fieldManager: 'dev-cluster-burst' },
      );
    }
    if (change % PORTION === PORTION - 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
