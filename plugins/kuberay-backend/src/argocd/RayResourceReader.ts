import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  LABEL_RAY_CLUSTER,
  RAYCLUSTER_KIND,
  RAY_API_GROUP,
  toPodRecord,
  toRayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type {
  PodRecord,
  RayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { watchedKinds } from '../kube/watchedKinds';
import { Projector } from '../watch/Projector';
import type {
  ArgocdApi,
  ArgocdApplicationKey,
  ArgocdResourceNode,
} from './ArgocdApi';
import { looksReady, podOfNode } from './podOfNode';

/** Manifests of pods that are read in one round: it takes at most this and one request per changed RayCluster and one more. */
const MAX_POD_MANIFESTS = 20;

/** What an Application brings to the cluster that it deploys to. */
export interface RayResources {
  rayClusters: RayClusterRecord[];
  pods: PodRecord[];
  /** All of it is read, and every pod is ready. */
  isSettled: boolean;
}

/** A record of an object's manifest, and the version it was read at. */
interface Read<TRecord> {
  resourceVersion: string;
  record: TRecord;
}

/** Options of `RayResourceReader.create`. */
export interface RayResourceReaderOptions {
  /** Name of the cluster that the Application deploys to. */
  cluster: string;
  api: Pick<ArgocdApi, 'resourceTree' | 'resource'>;
  logger: LoggerService;
}

/**
 * Reads the RayClusters and Ray pods of one Application through Argo CD.
 *
 * A round is one request for the resource tree, one for each RayCluster whose version has changed, and one for each
 * pod whose version has changed, but of these at most 20: first those that are not running, and of the rest those that
 * have never been read. A pod beyond them is shown as the tree tells of it, until a later round: a lost node is
 * seen by then at the latest.
 */
export class RayResourceReader {
  readonly #api: RayResourceReaderOptions['api'];
  readonly #clusters: Projector<RayClusterRecord>;
  readonly #pods: Projector<PodRecord>;
  /** By uid. */
  #readClusters = new Map<string, Read<RayClusterRecord>>();
  #readPods = new Map<string, Read<PodRecord>>();

  private constructor({ cluster, api, logger }: RayResourceReaderOptions) {
    this.#api = api;
    this.#clusters = Projector.create({
      kind: watchedKinds.RayCluster,
      logger,
      project: object => toRayClusterRecord(cluster, object),
    });
    this.#pods = Projector.create({
      kind: watchedKinds.Pod,
      logger,
      project: object => toPodRecord(cluster, object),
    });
  }

  static create(options: RayResourceReaderOptions): RayResourceReader {
    return new RayResourceReader(options);
  }

  /** One round. @throws KubeError */
  async read(
    application: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<RayResources> {
    const nodes = await this.#api.resourceTree(application, signal);
    const readObject = (node: ArgocdResourceNode) =>
      this.#readObject(application, node, signal);
    const clusterNodes = nodes.filter(isRayCluster);
    const podNodes = nodes.filter(isRayPod);
    const clusters = new Map<string, Read<RayClusterRecord>>();
    for (const node of clusterNodes) {
      const before = this.#readClusters.get(node.uid);
      const read = isCurrent(before, node)
        ? before
        : toRead(node, this.#clusters, await readObject(node));
      if (read) {
        clusters.set(node.uid, read);
      }
    }
    const pods = new Map<string, Read<PodRecord>>();
    const gone = new Set<string>();
    for (const node of this.#podsToRead(podNodes)) {
      const object = await readObject(node);
      const read = toRead(node, this.#pods, object);
      if (read) {
        pods.set(node.uid, read);
      } else if (!object) {
        gone.add(node.uid);
      }
    }
    for (const { uid } of podNodes) {
      const before = this.#readPods.get(uid);
      if (before && !pods.has(uid) && !gone.has(uid)) {
        pods.set(uid, before);
      }
    }
    this.#readClusters = clusters;
    this.#readPods = pods;
    const records = podNodes
      .filter(({ uid }) => !gone.has(uid))
      .flatMap(node => this.#podRecord(node) ?? []);
    return {
      rayClusters: [...clusters.values()].map(({ record }) => record),
      pods: records,
      isSettled:
        records.every(({ ready }) => ready) &&
        podNodes.every(node => isCurrent(pods.get(node.uid), node)),
    };
  }

  /** The manifest where it is as new as the tree; what the tree tells where that is newer. */
  #podRecord(node: ArgocdResourceNode): PodRecord | undefined {
    const read = this.#readPods.get(node.uid);
    return isCurrent(read, node)
      ? read.record
      : this.#pods.project(toKubeObject(podOfNode(node), node));
  }

  #podsToRead(nodes: ArgocdResourceNode[]): ArgocdResourceNode[] {
    const rank = (node: ArgocdResourceNode) => {
      if (!looksReady(node)) {
        return 0;
      }
      return this.#readPods.has(node.uid) ? 2 : 1;
    };
    return nodes
      .filter(node => !isCurrent(this.#readPods.get(node.uid), node))
      .sort((left, right) => rank(left) - rank(right))
      .slice(0, MAX_POD_MANIFESTS);
  }

  /** undefined: it has gone since the tree was made. */
  async #readObject(
    application: ArgocdApplicationKey,
    resource: ArgocdResourceNode,
    signal: AbortSignal,
  ): Promise<KubeObject | undefined> {
    try {
      return await this.#api.resource(application, { resource, signal });
    } catch (error) {
      if (error instanceof KubeError && error.code === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }
}

function isRayCluster({ group, kind }: ArgocdResourceNode): boolean {
  return group === RAY_API_GROUP && kind === RAYCLUSTER_KIND;
}

function isRayPod({ group, kind, labels }: ArgocdResourceNode): boolean {
  return group === '' && kind === 'Pod' && Boolean(labels[LABEL_RAY_CLUSTER]);
}

function isCurrent<TRecord>(
  read: Read<TRecord> | undefined,
  { resourceVersion }: ArgocdResourceNode,
): read is Read<TRecord> {
  return read?.resourceVersion === resourceVersion;
}

function toRead<TRecord>(
  { resourceVersion }: ArgocdResourceNode,
  projector: Projector<TRecord>,
  object: KubeObject | undefined,
): Read<TRecord> | undefined {
  const record = object && projector.project(object);
  return record && { resourceVersion, record };
}

function toKubeObject(object: object, { namespace, name }: ArgocdResourceNode) {
  return { metadata: { namespace, name }, ...object };
}
