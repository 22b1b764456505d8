import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { startDevCluster } from 'dev-cluster';
import type { DevCluster, FaultControl, FaultRule } from 'dev-cluster';
import type { MatrixKind } from './faultMatrix';
import { until } from './until';

/** The RayCluster that everything is looked at by; its Application has the same name as its namespace's stack. */
export const RAY_CLUSTER = {
  namespace: 'risk-features',
  name: 'fraud-features-kuberay',
};
export const APPLICATION = { namespace: 'argocd', name: 'fraud-features' };

/** Good tokens in the order of their use: once one has expired, the next one is good. */
export const TOKENS = ['a-token', 'token-1', 'token-2', 'token-3'] as const;

/** The objects that no controller does anything with: they can change as often as one likes. */
const QUIET = { namespace: 'fault-matrix', name: 'quiet' };
const QUIET_APPLICATION = { namespace: APPLICATION.namespace, name: 'quiet' };

const quietPod = {
  containers: [{ name: 'ray', image: 'rayproject/ray:2.52.0' }],
};

const quietObjects = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: QUIET.namespace } },
  {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: QUIET,
    spec: {
      suspend: true,
      headGroupSpec: { rayStartParams: {}, template: { spec: quietPod } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...QUIET,
      labels: { 'ray.io/cluster': 'nobody', 'ray.io/node-type': 'worker' },
    },
    spec: quietPod,
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: QUIET_APPLICATION,
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example.com/quiet.git', path: '.' },
      destination: { name: 'in-cluster', namespace: QUIET.namespace },
    },
  },
];

/** Labels that our records keep. Of a pod's own labels that is one that only multi-host groups have. */
export const MARK_LABELS: Readonly<Record<MatrixKind, string>> = {
  RayCluster: 'fault-matrix',
  Pod: 'ray.io/worker-group-replica-name',
  Application: 'fault-matrix',
};

/** Changes between which requests may be answered. */
const PORTION = 200;

/** The development cluster `showcase`, and what a test does to it. */
export class MatrixCluster {
  readonly #devCluster: DevCluster;
  readonly #head: string;
  #marks = 0;

  private constructor(devCluster: DevCluster, head: string) {
    this.#devCluster = devCluster;
    this.#head = head;
  }

  /** Runs until `stop()`; its Ray clusters have their heads. */
  static async start(): Promise<MatrixCluster> {
    const devCluster = await startDevCluster({
      port: 0,
      dataDir: createMockDirectory().path,
      token: TOKENS[0],
      accounts: TOKENS.slice(1).map(token => ({ token })),
      git: { username: 'portal', password: 'a-password' },
      faultControl: true,
      logger: mockServices.logger.mock(),
    });
    const { store } = devCluster.clusters.showcase;
    const findHead = () =>
      store.serves('Pod')
        ? store
            .list('Pod', { namespace: RAY_CLUSTER.namespace })
            .find(
              ({ metadata }) =>
                metadata.labels?.['ray.io/node-type'] === 'head',
            )
        : undefined;
    await until('the Ray cluster has its head', () => findHead() !== undefined);
    quietObjects.forEach(object => store.create(object));
    return new MatrixCluster(devCluster, findHead()?.metadata.name ?? '');
  }

  get url(): string {
    return this.#devCluster.clusters.showcase.url;
  }

  get argocdUrl(): string {
    return this.#devCluster.clusters.showcase.argocdUrl;
  }

  get argocd(): { username: string; password: string } {
    return this.#devCluster.argocd;
  }

  /** How many objects of a kind there are. */
  count(kind: MatrixKind): number {
    const objects = this.#devCluster.clusters.showcase.store.list(kind);
    return kind === 'Pod'
      ? objects.filter(({ metadata }) => metadata.labels?.['ray.io/cluster'])
          .length
      : objects.length;
  }

  /** Changes an object of the kind in a way that can be seen; returns what its record will show. */
  mark(kind: MatrixKind): string {
    return this.#mark(kind, this.#marked(kind));
  }

  #mark(
    kind: MatrixKind,
    key: { kind: string; namespace: string; name: string },
  ): string {
    this.#marks += 1;
    const mark = `mark-${this.#marks}`;
    this.#devCluster.clusters.showcase.store.patch(
      key,
      { metadata: { labels: { [MARK_LABELS[kind]]: mark } } },
      { type: 'merge', fieldManager: 'test' },
    );
    return mark;
  }

  /** Thousands of marks of a small object as fast as it can; returns the last. */
  async burst(kind: MatrixKind, changes: number): Promise<string> {
    const quiet = kind === 'Application' ? QUIET_APPLICATION : QUIET;
    let last = '';
    for (let change = 0; change < changes; change++) {
      last = this.#mark(kind, { kind, ...quiet });
      if (change % PORTION === PORTION - 1) {
        await new Promise(resolve => {
          setImmediate(resolve);
        });
      }
    }
    return last;
  }

  addFault(rule: FaultRule): string {
    return this.#faults.add(rule);
  }

  removeFault(id: string): void {
    this.#faults.remove(id);
  }

  /** Switches all faults off. */
  heal(): void {
    this.#faults.clear();
  }

  /** How many requests a rule has caught. */
  caught(id: string): number {
    return this.#faults.list().find(rule => rule.id === id)?.caught ?? 0;
  }

  stop(): Promise<void> {
    return this.#devCluster.stop();
  }

  get #faults(): FaultControl {
    const { faults } = this.#devCluster;
    if (!faults) {
      throw new Error('The development cluster has no fault control');
    }
    return faults;
  }

  #marked(kind: MatrixKind): { kind: string; namespace: string; name: string } {
    switch (kind) {
      case 'RayCluster':
        return { kind, ...RAY_CLUSTER };
      case 'Pod':
        return { kind, namespace: RAY_CLUSTER.namespace, name: this.#head };
      case 'Application':
        return { kind, ...APPLICATION };
      default:
        throw new Error(`Unexpected kind ${JSON.stringify(kind)}`);
    }
  }
}
