import { mockServices } from '@backstage/backend-test-utils';
import { KubeError } from '../kube/KubeError';
import healthy from './__fixtures__/healthy.json';
import nodesLost from './__fixtures__/nodes-lost.json';
import { ScriptedArgocd } from './__testUtils__/ScriptedArgocd';
import type { ArgocdResourceNode } from './ArgocdApi';
import { parseResourceTree } from './parseResourceTree';
import { RayResourceReader } from './RayResourceReader';

const application = {
  namespace: 'argocd',
  name: 'raycluster',
  project: 'default',
};
const signal = new AbortController().signal;

describe('RayResourceReader', () => {
  let argocd: ScriptedArgocd;
  let reader: RayResourceReader;

  beforeEach(() => {
    argocd = new ScriptedArgocd();
    reader = RayResourceReader.create({
      cluster: 'internal',
      api: argocd,
      logger: mockServices.logger.mock(),
    });
  });

  function load({ tree, rayCluster, pods }: typeof healthy | typeof nodesLost) {
    argocd.tree = parseResourceTree(tree);
    for (const pod of pods) {
      argocd.resources.set(`Pod ${pod.metadata.name}`, pod);
    }
    argocd.resources.set(`RayCluster ${rayCluster.metadata.name}`, rayCluster);
  }

  /** So many workers that look alike, beside what is there. */
  function addWorkers(count: number, change: Partial<ArgocdResourceNode> = {}) {
    const worker = argocd.tree.find(
      ({ kind, name }) => kind === 'Pod' && name.includes('worker'),
    );
    for (let i = 0; worker && i < count; i += 1) {
      argocd.tree.push({
        ...worker,
        name: `worker-${i}`,
        uid: `uid-${i}`,
        ...change,
      });
    }
  }

  it('reads a recorded healthy cluster: one request for each object, and no more afterwards', async () => {
    load(healthy);

    const { rayClusters, pods, isSettled } = await reader.read(
      application,
      signal,
    );

    expect(
      rayClusters.map(({ cluster, namespace, name, status }) => ({
        cluster,
        namespace,
        name,
        state: status?.state,
      })),
    ).toEqual([
      {
        cluster: 'internal',
        namespace: 'ray-cluster',
        name: 'raycluster-kuberay',
        state: 'ready',
      },
    ]);
    expect(
      pods.map(({ group, nodeType, phase, ready }) => ({
        group,
        nodeType,
        phase,
        ready,
      })),
    ).toEqual([
      {
        group: 'additional-worker-group1',
        nodeType: 'worker',
        phase: 'Running',
        ready: true,
      },
      {
        group: 'additional-worker-group2',
        nodeType: 'worker',
        phase: 'Running',
        ready: true,
      },
      { group: 'headgroup', nodeType: 'head', phase: 'Running', ready: true },
      {
        group: 'standard-worker',
        nodeType: 'worker',
        phase: 'Running',
        ready: true,
      },
    ]);
    expect(isSettled).toBe(true);
    expect(argocd.asked).toHaveLength(6);

    await reader.read(application, signal);
    expect(argocd.asked.slice(6)).toEqual(['tree raycluster']);
  });

  it('sees the lost nodes that the tree does not tell of', async () => {
    load(nodesLost);

    const { pods, isSettled } = await reader.read(application, signal);

    expect(pods.map(({ ready, phase }) => ({ ready, phase }))).toEqual(
      Array(4).fill({ ready: false, phase: 'Running' }),
    );
    expect(isSettled).toBe(false);
  });

  it('reads again what has another version, alone', async () => {
    load(healthy);
    await reader.read(application, signal);
    const [changed] = argocd.tree.filter(({ kind }) => kind === 'Pod');
    changed.resourceVersion = '9999';
    argocd.asked.splice(0);

    await reader.read(application, signal);

    expect(argocd.asked).toEqual([
      'tree raycluster',
      `resource Pod ${changed.name}`,
    ]);
  });

  it('reads at most 20 pods a round, those first that are not running, and shows the others as the tree tells', async () => {
    load(healthy);
    addWorkers(100);
    const waiting = { 'Status Reason': 'ImagePullBackOff', Containers: '0/1' };
    argocd.tree[argocd.tree.length - 1].info = waiting;

    const { pods, isSettled } = await reader.read(application, signal);

    expect(
      argocd.asked.filter(asked => asked.startsWith('resource Pod')),
    ).toHaveLength(20);
    expect(argocd.asked).toContain('resource Pod worker-99');
    expect(pods.filter(({ ready }) => ready).length).toBeGreaterThan(60);
    expect(isSettled).toBe(false);
  });

  it('shows a pod that waits as the tree tells of it, until its manifest is read', async () => {
    load(healthy);
    addWorkers(40, {
      info: {
        'Status Reason': 'CrashLoopBackOff',
        Containers: '0/1',
        Node: 'sim-9',
      },
    });
    for (const node of argocd.tree.filter(({ name }) =>
      name.startsWith('worker-'),
    )) {
      argocd.resources.set(`Pod ${node.name}`, {
        ...healthy.pods[0],
        metadata: Object.assign({}, healthy.pods[0].metadata, {
          name: node.name,
          uid: node.uid,
        }),
      });
    }

    const { pods } = await reader.read(application, signal);

    expect(pods.find(({ name }) => name === 'worker-39')).toMatchObject({
      phase: 'Pending',
      ready: false,
      node: 'sim-9',
      waiting: { reason: 'CrashLoopBackOff' },
    });
  });

  it('leaves out what has gone since the tree was made', async () => {
    load(healthy);
    const name = healthy.pods[0].metadata.name;
    argocd.resources.delete(`Pod ${name}`);

    const { pods } = await reader.read(application, signal);

    expect(pods.map(pod => pod.name)).not.toContain(name);
    expect(pods).toHaveLength(3);
  });

  it('says that the tree cannot be read', async () => {
    argocd.listed = new KubeError('forbidden', 'no');

    await expect(reader.read(application, signal)).rejects.toThrow('no');
  });
});
