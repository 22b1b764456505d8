/** The stand-in's Kubernetes API as a person with kubectl has it. */
const TOKEN = 'stand-in-cluster-token';

/** Which RayCluster of which stand-in cluster. */
export interface RayClusterAddress {
  cluster: 'sandbox' | 'showcase' | 'gallery';
  namespace: string;
  name: string;
}

/** What a test reads of a worker group. */
export interface WorkerGroupCounts {
  groupName: string;
  replicas: number;
  minReplicas: number;
  maxReplicas: number;
}

/** Says how much work a RayCluster has, as its autoscaler would hear it from Ray; not in Git, so a sync leaves it. */
export async function giveWork(
  address: RayClusterAddress,
  load: string,
): Promise<void> {
  await request(rayClusterPath(address), {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({
      metadata: { annotations: { 'dev-cluster.kuberay.io/load': load } },
    }),
  });
}

/** The groups of the live RayCluster. */
export async function readGroups(
  address: RayClusterAddress,
): Promise<WorkerGroupCounts[]> {
  const rayCluster = await request(rayClusterPath(address));
  return rayCluster.spec.workerGroupSpecs.map(
    ({
      groupName,
      replicas,
      minReplicas,
      maxReplicas,
    }: WorkerGroupCounts): WorkerGroupCounts => ({
      groupName,
      replicas,
      minReplicas,
      maxReplicas,
    }),
  );
}

/** UIDs of a group's worker pods that are not being deleted: the same set before and after means that none was lost. */
export async function readWorkers(
  address: RayClusterAddress,
  group: string,
): Promise<string[]> {
  const selector = new URLSearchParams({
    labelSelector: `ray.io/cluster=${address.name},ray.io/group=${group}`,
  });
  const { items } = await request(
    `/clusters/${address.cluster}/api/v1/namespaces/${address.namespace}/pods?${selector}`,
  );
  return items
    .filter(
      (pod: { metadata: { deletionTimestamp?: string } }) =>
        pod.metadata.deletionTimestamp === undefined,
    )
    .map((pod: { metadata: { uid: string } }) => pod.metadata.uid)
    .sort();
}

/** The namespaces of each replica guard's binding on the stand-in `showcase`. */
export async function readGuards(): Promise<string[][]> {
  const { items } = await request(
    '/clusters/showcase/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicybindings',
  );
  return items.map(
    (binding: {
      spec: {
        matchResources: {
          namespaceSelector: { matchExpressions: Array<{ values: string[] }> };
        };
      };
    }) =>
      binding.spec.matchResources.namespaceSelector.matchExpressions.flatMap(
        ({ values }) => values,
      ),
  );
}

/** Whether the live RayCluster is there. */
export async function exists(address: RayClusterAddress): Promise<boolean> {
  const response = await fetch(urlOf(rayClusterPath(address)), {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  return response.ok;
}

function rayClusterPath({
  cluster,
  namespace,
  name,
}: RayClusterAddress): string {
  return `/clusters/${cluster}/apis/ray.io/v1/namespaces/${namespace}/rayclusters/${name}`;
}

function urlOf(path: string): string {
  return `http://127.0.0.1:${process.env.DEV_CLUSTER_PORT}${path}`;
}

async function request(path: string, init: RequestInit = {}) {
  const response = await fetch(urlOf(path), {
    ...init,
    headers: { ...init.headers, Authorization: `Bearer ${TOKEN}` },
  });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}
