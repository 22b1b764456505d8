import type { ScaleDecision } from './decideReplicas';
import type { WorkerGroup } from './RayCluster';

/** One operation of RFC 6902. */
export interface JsonPatchOperation {
  op: 'add' | 'replace';
  path: string;
  value: unknown;
}

/**
 * The JSON patch that the Ray autoscaler sends: absolute `replicas` by the group's INDEX, without a test of it, and the
 * names of the workers to delete. Names that are gone are cleared together with the next decision, not before.
 */
export function scalePatch(options: {
  index: number;
  group: WorkerGroup;
  decision: ScaleDecision;
}): JsonPatchOperation[] {
  const { index, group, decision } = options;
  const path = `/spec/workerGroupSpecs/${index}`;
  const names = decision.workersToDelete;
  const clears = Boolean(group.workersToDelete?.length);
  return [
    { op: 'replace', path: `${path}/replicas`, value: decision.replicas },
    ...(names.length > 0 || clears
      ? [
          {
            op: group.workersToDelete ? ('replace' as const) : ('add' as const),
            path: `${path}/scaleStrategy`,
            value: { workersToDelete: names },
          },
        ]
      : []),
  ];
}
