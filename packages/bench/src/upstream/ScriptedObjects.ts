import application from '../../fixtures/application.json';
import pod from '../../fixtures/pod.json';
import rayCluster from '../../fixtures/rayCluster.json';
import { objectTemplate } from './objectTemplate';

/** How much there is in a scripted cluster. */
export interface ClusterSize {
  rayClusters: number;
  /** Of one RayCluster, its head among them. */
  podsPerCluster: number;
}

/** RayClusters share namespaces, as teams do. */
const NAMESPACES = 50;
const CREATED_AT = '2026-11-21T02:28:15Z';

const podTemplate = objectTemplate(pod);
const rayClusterTemplate = objectTemplate(rayCluster);
const applicationTemplate = objectTemplate(application);

/**
 * The objects of one cluster, each as large as a recorded one. Nothing is kept of them but which pods are not
 * ready, so that the stand-in is small beside what it is to measure.
 */
export class ScriptedObjects {
  readonly size: ClusterSize;
  readonly #unready: Uint8Array;
  #resourceVersion = 1_000_000;

  private constructor(size: ClusterSize) {
    this.size = size;
    this.#unready = new Uint8Array(size.rayClusters * size.podsPerCluster);
  }

  static create(size: ClusterSize): ScriptedObjects {
    return new ScriptedObjects(size);
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  /** How many objects of a collection there are; undefined for one that this cluster does not have. */
  count(plural: string): number | undefined {
    const { rayClusters, podsPerCluster } = this.size;
    return {
      rayclusters: rayClusters,
      applications: rayClusters,
      pods: rayClusters * podsPerCluster,
      events: 0,
    }[plural];
  }

  /** The object at a place of its collection, as JSON. */
  objectAt(plural: string, index: number): string {
    switch (plural) {
      case 'pods':
        return this.pod(index);
      case 'applications':
        return applicationTemplate.fill({
          ...clusterValues(index),
          uid: uid('a', index),
          resourceVersion: this.#resourceVersion,
        });
      default:
        return rayClusterTemplate.fill({
          ...clusterValues(index),
          ...this.#workerValues(),
          uid: uid('c', index),
          resourceVersion: this.#resourceVersion,
        });
    }
  }

  /** A pod; the first of each RayCluster is its head, the workers are of two groups. */
  pod(index: number): string {
    const { podsPerCluster } = this.size;
    const cluster = Math.floor(index / podsPerCluster);
    const place = index % podsPerCluster;
    const { half } = this.#workerValues();
    const group = place === 0 ? 'headgroup' : groupOf(place <= half);
    return podTemplate.fill({
      ...clusterValues(cluster),
      group,
      nodeType: place === 0 ? 'head' : 'worker',
      name: `ray-${cluster}-${group}-worker-${index.toString(36)}`,
      node: `node-${index % 500}`,
      uid: uid('b', index),
      ready: this.#unready[index] ? 'False' : 'True',
      changedAt: CREATED_AT,
      resourceVersion: this.#resourceVersion,
    });
  }

  /** Changes the readiness of a worker; answers how many workers of its RayCluster are ready now. */
  togglePod(index: number): number {
    this.#resourceVersion += 1;
    this.#unready[index] = this.#unready[index] ? 0 : 1;
    const { podsPerCluster } = this.size;
    const first = Math.floor(index / podsPerCluster) * podsPerCluster;
    return this.#unready
      .subarray(first + 1, first + podsPerCluster)
      .filter(unready => unready === 0).length;
  }

  #workerValues(): { workers: number; half: number; otherHalf: number } {
    const workers = this.size.podsPerCluster - 1;
    const half = Math.ceil(workers / 2);
    return { workers, half, otherHalf: workers - half };
  }
}

/** Where a RayCluster of a scripted cluster is. */
export function rayClusterAt(index: number): {
  namespace: string;
  name: string;
} {
  return { namespace: `team-${index % NAMESPACES}`, name: `ray-${index}` };
}

function clusterValues(index: number): { cluster: string; namespace: string } {
  const { namespace, name } = rayClusterAt(index);
  return { cluster: name, namespace };
}

function groupOf(first: boolean): string {
  return first ? 'std' : 'a1';
}

function uid(kind: 'a' | 'b' | 'c', index: number): string {
  return `${kind}0000000-0000-4000-8000-${index
    .toString(16)
    .padStart(12, '0')}`;
}
