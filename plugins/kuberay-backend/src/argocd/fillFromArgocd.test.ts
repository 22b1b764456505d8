import { mockServices } from '@backstage/backend-test-utils';
import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from '../kube/ClusterDirectory';
import { KubeError } from '../kube/KubeError';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { KubernetesVersions } from '../store/KubernetesVersions';
import healthy from './__fixtures__/healthy.json';
import { ScriptedArgocd } from './__testUtils__/ScriptedArgocd';
import { ArgocdClusterDirectory } from './ArgocdClusterDirectory';
import { ArgocdInstances } from './ArgocdInstances';
import { fillFromArgocd } from './fillFromArgocd';
import { parseResourceTree } from './parseResourceTree';
import { WantedApplications } from './WantedApplications';

const down = new KubeError('unreachable', 'Argo CD cannot be reached');

/** The recorded Application, deploying to some cluster. */
const application = (destination: object, metadata: object = {}) => ({
  ...healthy.application,
  metadata: { ...healthy.application.metadata, ...metadata },
  spec: { ...healthy.application.spec, destination },
});

/** The clusters that are configured, and when that is known. */
class Clusters implements ClusterDirectory {
  #state: DirectoryState = { state: 'reading' };
  readonly #listeners = new Set<(state: DirectoryState) => void>();

  current(): DirectoryState {
    return this.#state;
  }

  subscribe(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  known(...names: string[]): void {
    this.knownAs(names.map(name => ({ name })));
  }

  knownAs(listed: Array<Pick<ClusterInfo, 'name' | 'problem'>>): void {
    const clusters = listed.map(info => ({
      ...info,
      title: info.name,
      via: 'kubernetes-plugin' as const,
    }));
    this.#state = { state: 'known', since: '2026-01-01T00:00:00Z', clusters };
    this.#listeners.forEach(listener => listener(this.#state));
  }
}

describe('fillFromArgocd', () => {
  let one: ScriptedArgocd;
  let two: ScriptedArgocd;
  let clusters: Clusters;
  let store: InMemoryResourceStore;
  let directory: ArgocdClusterDirectory;
  let versions: KubernetesVersions;
  let instances: ArgocdInstances;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    jest.useFakeTimers();
    one = new ScriptedArgocd();
    two = new ScriptedArgocd();
    for (const argocd of [one, two]) {
      argocd.tree = parseResourceTree(healthy.tree);
      argocd.resources.set('RayCluster raycluster-kuberay', healthy.rayCluster);
      for (const pod of healthy.pods) {
        argocd.resources.set(`Pod ${pod.metadata.name}`, pod);
      }
    }
    clusters = new Clusters();
    store = InMemoryResourceStore.create();
    directory = ArgocdClusterDirectory.create();
    versions = KubernetesVersions.create();
    instances = ArgocdInstances.of([
      { name: 'one', api: one, wanted: WantedApplications.create() },
      { name: 'two', api: two, wanted: WantedApplications.create() },
    ]);
  });

  afterEach(async () => {
    await stop();
    jest.useRealTimers();
  });

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  async function start(): Promise<void> {
    const stopped = new AbortController();
    const running = fillFromArgocd(
      {
        instances,
        store,
        directory,
        versions,
        otherClusters: clusters,
        clusterAddresses: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
        destinations: new Map(),
        logger: mockServices.logger.mock(),
      },
      stopped.signal,
    );
    stop = async () => {
      stopped.abort();
      await running;
    };
    await pass(0);
  }

  const namesOf = (cluster: string, kind: 'RayCluster' | 'Pod') =>
    [
      ...(store.snapshot().clusters.get(cluster)?.[kind].records.values() ??
        []),
    ].flatMap(names => [...names.keys()]);
  const stateOf = (cluster: string) =>
    store.snapshot().clusters.get(cluster)?.RayCluster.freshness.state;
  const instanceState = (instance: string) =>
    store.snapshot().instances.get(instance)?.freshness.state;
  const trees = (argocd: ScriptedArgocd) =>
    argocd.asked.filter(asked => asked.startsWith('tree')).length;

  it('reads the RayClusters of a cluster that nothing else tells of', async () => {
    one.listed = [
      application({ server: 'https://10.0.0.9:6443', namespace: 'ray' }),
    ];
    clusters.known('prod');
    await start();

    expect(directory.current()).toMatchObject({
      clusters: [
        {
          name: '10.0.0.9:6443',
          title: '10.0.0.9:6443',
          via: 'argocd',
          url: 'https://10.0.0.9:6443',
        },
      ],
    });
    expect(namesOf('10.0.0.9:6443', 'RayCluster')).toEqual([
      'raycluster-kuberay',
    ]);
    expect(namesOf('10.0.0.9:6443', 'Pod')).toHaveLength(4);
    const { Event, Application } =
      store.snapshot().clusters.get('10.0.0.9:6443') ?? {};
    expect([Event?.installed, Application?.installed]).toEqual([false, false]);
    expect(versions.get('one')).toBe('v3.5.1');
  });

  it('reads none of a cluster that is configured', async () => {
    one.listed = [application({ server: 'https://10.0.0.1:6443' })];
    clusters.known('prod');
    await start();
    await pass(60_000);

    expect(directory.current()).toMatchObject({ clusters: [] });
    expect(trees(one)).toBe(0);
  });

  it('reads none before it is known which clusters there are, and stops when one is configured', async () => {
    one.listed = [application({ name: 'edge' })];
    await start();
    await pass(60_000);
    expect(trees(one)).toBe(0);

    clusters.known('prod');
    await pass(0);
    expect(namesOf('edge', 'Pod')).toHaveLength(4);

    clusters.known('prod', 'edge');
    one.asked.splice(0);
    await pass(60_000);
    expect(trees(one)).toBe(0);
    expect(directory.current()).toMatchObject({ clusters: [] });
  });

  it('leaves a cluster that has come to be configured to whoever reads it then', async () => {
    one.listed = [application({ name: 'edge' })];
    clusters.known('prod');
    await start();
    // As the reader of configured clusters does, which is told first.
    store.add('edge');

    clusters.known('prod', 'edge');
    await pass(60_000);

    expect(stateOf('edge')).toBe('syncing');
  });

  it('reads a configured cluster that nobody can read in the background', async () => {
    one.listed = [application({ server: 'https://10.0.0.1:6443' })];
    clusters.knownAs([
      {
        name: 'prod',
        problem: { code: 'needs-service-account', message: 'Personal' },
      },
    ]);
    await start();

    expect(directory.current()).toMatchObject({
      clusters: [{ name: 'prod', via: 'argocd' }],
    });
    expect(namesOf('prod', 'Pod')).toHaveLength(4);
  });

  describe('two Applications on one cluster', () => {
    const far = (name: string) => application({ name: 'edge' }, { name });
    const refused = new KubeError('forbidden', 'Argo CD does not allow that');

    beforeEach(() => {
      one.listed = [far('a'), far('b')];
      one.trees.set('b', []);
      clusters.known();
    });

    it('goes on telling of one while the other cannot be read, and says why', async () => {
      await start();
      one.trees.set('b', refused);
      await pass(60_000);
      expect(stateOf('edge')).toBe('stale');
      const states: unknown[] = [];
      store.subscribe(() => states.push(stateOf('edge')));

      one.trees.set('a', []);
      await pass(60_000);

      expect(namesOf('edge', 'RayCluster')).toEqual([]);
      expect(new Set(states)).toEqual(new Set(['stale']));
      expect(
        store.snapshot().clusters.get('edge')?.Pod.freshness,
      ).toMatchObject({
        problem: {
          code: 'forbidden',
          message: 'Application one/argocd/b: Argo CD does not allow that',
        },
      });

      one.trees.set('b', []);
      await pass(60_000);
      expect(stateOf('edge')).toBe('live');
    });

    it('tells what can be read where the other never could be', async () => {
      one.trees.set('b', refused);
      await start();

      expect(stateOf('edge')).toBe('stale');
      expect(namesOf('edge', 'Pod')).toHaveLength(4);
    });

    it('does not hold back what is known while a new one is read', async () => {
      one.listed = [far('a')];
      await start();
      two.listed = [far('c')];
      let answer = (_: []) => {};
      two.trees.set('c', new Promise(resolve => (answer = resolve)));
      two.send('end');
      await pass(20_000);

      one.trees.set('a', []);
      await pass(60_000);

      expect(trees(two)).toBe(1);
      expect(namesOf('edge', 'Pod')).toEqual([]);
      expect(stateOf('edge')).toBe('live');
      answer([]);
    });
  });

  it('adds up what the Applications of several instances bring to one cluster', async () => {
    one.listed = [application({ name: 'edge' })];
    two.listed = [application({ name: 'edge' }, { uid: 'another' })];
    two.tree = [];
    clusters.known();
    await start();
    expect(namesOf('edge', 'Pod')).toHaveLength(4);

    one.listed = [];
    one.send({ type: 'DELETED', object: application({ name: 'edge' }) });
    await pass(0);
    expect(store.snapshot().clusters.has('edge')).toBe(true);
    expect(namesOf('edge', 'Pod')).toEqual([]);
  });

  it('lets the other instances live when one is dead, and heals', async () => {
    one.listed = [application({ name: 'edge' })];
    two.listed = [application({ name: 'far' })];
    clusters.known();
    await start();

    one.listed = down;
    one.send('end');
    await pass(62_000);
    expect([instanceState('one'), instanceState('two')]).toEqual([
      'stale',
      'live',
    ]);
    expect([stateOf('edge'), stateOf('far')]).toEqual(['stale', 'live']);
    expect(namesOf('edge', 'Pod')).toHaveLength(4);

    one.listed = [application({ name: 'edge' })];
    await pass(45_000);
    expect([instanceState('one'), stateOf('edge')]).toEqual(['live', 'live']);
  });

  it('asks a dead instance for nothing but its list', async () => {
    one.listed = [application({ name: 'edge' })];
    clusters.known();
    await start();
    one.listed = down;
    one.send('end');
    await pass(30_000);
    one.asked.splice(0);
    await pass(60_000);

    expect(new Set(one.asked)).toEqual(new Set(['list']));
  });

  it('looks every 30 s while all is well, every 10 s while somebody looks, however many', async () => {
    one.listed = [application({ name: 'edge' })];
    clusters.known();
    await start();
    one.asked.splice(0);

    await pass(60_000);
    expect(trees(one)).toBe(2);
    one.asked.splice(0);

    const look = {
      readFrom: 'argocd' as const,
      cluster: 'one',
      namespace: 'argocd',
      name: 'raycluster',
    };
    for (let second = 0; second < 60; second += 1) {
      for (let viewer = 0; viewer < 50; viewer += 1) {
        instances.needs(look);
      }
      await pass(1_000);
    }
    expect(trees(one)).toBeGreaterThanOrEqual(5);
    expect(trees(one)).toBeLessThanOrEqual(7);
  });
});
