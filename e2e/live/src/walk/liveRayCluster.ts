import type { KubeObject } from '../kube/KubeObject';
import { paths } from '../kube/paths';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';

/** The field manager of Ray's autoscaler: the name that its HTTP client has. */
const AUTOSCALER = 'python-requests';

type Access = Pick<WalkContext, 'kube' | 'parameters'>;

interface LiveGroup {
  groupName: string;
  replicas: number;
}

/** @throws Error where it is not there */
export async function liveGroups(
  { kube, parameters }: Access,
  walk: ClusterWalk,
): Promise<LiveGroup[]> {
  const rayCluster = await kube.get(pathOf(parameters, walk));
  if (!rayCluster) {
    throw new Error(`there is no RayCluster ${walk.rayCluster}`);
  }
  return groupsOf(rayCluster);
}

/** `main-worker 3, late-worker 2`, in the order of the object: the autoscaler writes by index. */
export function describeGroups(groups: readonly LiveGroup[]): string {
  return groups
    .map(({ groupName, replicas }) => `${groupName} ${replicas}`)
    .join(', ');
}

/** Writes counts as Ray's autoscaler does: JSON Patch by index, which fails where the index is another group's. */
export async function writeReplicas(
  access: Access,
  walk: ClusterWalk,
  replicas: Record<string, number>,
): Promise<void> {
  const groups = await liveGroups(access, walk);
  await access.kube.patch(
    pathOf(access.parameters, walk),
    groups.flatMap(({ groupName }, index) =>
      replicas[groupName] === undefined
        ? []
        : [
            {
              op: 'test',
              path: `/spec/workerGroupSpecs/${index}/groupName`,
              value: groupName,
            },
            {
              op: 'replace',
              path: `/spec/workerGroupSpecs/${index}/replicas`,
              value: replicas[groupName],
            },
          ],
    ),
    { type: 'json', fieldManager: AUTOSCALER },
  );
}

/**
 * Whether the replica guard is in force, which takes an API server some seconds: a write in Argo CD's name, that is not
 * stored, has to keep the live counts.
 */
export async function isGuardInForce(
  access: Access,
  walk: ClusterWalk,
): Promise<boolean> {
  const before = await liveGroups(access, walk);
  const answer = await access.kube.patch(
    pathOf(access.parameters, walk),
    [{ op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 1 }],
    { type: 'json', fieldManager: 'argocd-live-check', dryRun: true },
  );
  return describeGroups(groupsOf(answer)) === describeGroups(before);
}

/** UIDs of the worker pods that are not being deleted: the same ones before and after mean that none was lost. */
export async function workerUids(
  { kube, parameters }: Access,
  walk: ClusterWalk,
): Promise<string[]> {
  const pods = await kube.list(paths.pods(parameters.namespace));
  return pods
    .filter(
      ({ metadata: { labels, deletionTimestamp } }) =>
        labels?.['ray.io/cluster'] === walk.rayCluster &&
        labels?.['ray.io/node-type'] === 'worker' &&
        deletionTimestamp === undefined,
    )
    .map(({ metadata }) => metadata.uid ?? metadata.name);
}

function groupsOf({ spec }: KubeObject): LiveGroup[] {
  return (spec?.workerGroupSpecs ?? []).map(
    ({ groupName, replicas }: LiveGroup) => ({ groupName, replicas }),
  );
}

function pathOf(
  { namespace }: WalkContext['parameters'],
  { rayCluster }: ClusterWalk,
): string {
  return paths.rayCluster({ namespace, name: rayCluster });
}
