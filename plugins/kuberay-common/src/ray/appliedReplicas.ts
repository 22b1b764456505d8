import { z } from 'zod/v3';

const appliedSchema = z.object({
  spec: z.object({
    workerGroupSpecs: z.array(
      z.object({
        groupName: z.string(),
        // The CRD's own default: an absent count is applied as 0.
        replicas: z.number().int().nonnegative().nullish(),
      }),
    ),
  }),
});

/**
 * `replicas` by group as they were last applied, from the annotation
 * `kubectl.kubernetes.io/last-applied-configuration`. `undefined` where the annotation is absent or not
 * what `apply` writes: it is a hint that anybody may edit, and no reason to refuse the object.
 * Of two groups with one name the first counts.
 */
export function readAppliedReplicas(
  annotation: string | undefined,
): Record<string, number> | undefined {
  const applied = appliedSchema.safeParse(parseJson(annotation));
  if (!applied.success) {
    return undefined;
  }
  const replicas = new Map<string, number>();
  for (const group of applied.data.spec.workerGroupSpecs) {
    if (!replicas.has(group.groupName)) {
      replicas.set(group.groupName, group.replicas ?? 0);
    }
  }
  return Object.fromEntries(replicas);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // Whoever wrote the annotation by hand: same as none.
    return undefined;
  }
}
