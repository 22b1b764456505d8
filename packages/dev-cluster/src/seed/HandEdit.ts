import type { KubeObject } from '../kube-api/KubeObject';
import type { PatchType } from '../kube-api/ObjectStore';

/** A change by hand; undefined: the live object does not have what is to be changed. */
export type HandPatch = (
  live: KubeObject,
) => { body: unknown; type: PatchType } | undefined;

/** What somebody changes past Git in a RayCluster that is ready, one after the other. */
export interface HandEdit {
  namespace: string;
  /** Of the RayCluster. */
  name: string;
  patches: readonly [HandPatch, ...HandPatch[]];
}

/** Suspends a cluster. */
export const suspend: HandPatch = () => ({
  body: { spec: { suspend: true } },
  type: 'merge',
});

/** Sets the maximum of a group. */
export function setMaximum(group: string, maximum: number): HandPatch {
  return live => {
    const index = groupsOf(live).findIndex(one => one.groupName === group);
    return index < 0
      ? undefined
      : {
          body: [
            {
              op: 'replace',
              path: `/spec/workerGroupSpecs/${index}/maxReplicas`,
              value: maximum,
            },
          ],
          type: 'json',
        };
  };
}

/** The worker groups of a RayCluster. */
export function groupsOf(live: KubeObject): Array<{ groupName: string }> {
  const { workerGroupSpecs = [] } = live.spec as {
    workerGroupSpecs?: Array<{ groupName: string }>;
  };
  return workerGroupSpecs;
}
