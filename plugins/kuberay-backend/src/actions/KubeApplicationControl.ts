import { ANNOTATION_REFRESH } from 'backstage-plugin-kuberay-common';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationControl,
  SyncOperation,
} from '../kube/ApplicationControl';
import type { ClusterConnections } from '../kube/ClusterConnections';
import type { KubeConnection, KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { watchedKinds } from '../kube/watchedKinds';

/** Options of `KubeApplicationControl.create`. */
export interface KubeApplicationControlOptions {
  connections: Pick<ClusterConnections, 'connectionOf'>;
}

/** Writes to the Application as an object of Kubernetes: its controller does what the object asks for. */
export class KubeApplicationControl implements ApplicationControl {
  readonly #connections: KubeApplicationControlOptions['connections'];

  private constructor(options: KubeApplicationControlOptions) {
    this.#connections = options.connections;
  }

  static create(
    options: KubeApplicationControlOptions,
  ): KubeApplicationControl {
    return new KubeApplicationControl(options);
  }

  async read(
    application: ApplicationRecord,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    return this.#connectionOf(application).get(
      watchedKinds.Application,
      keyOf(application),
      signal,
    );
  }

  /** The controller compares anew when it sees the annotation, and takes it away when it has. */
  async refresh(
    application: ApplicationRecord,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void> {
    const refresh = options.hard ? 'hard' : 'normal';
    await this.#connectionOf(application).mergePatch(
      watchedKinds.Application,
      keyOf(application),
      { metadata: { annotations: { [ANNOTATION_REFRESH]: refresh } } },
      options.signal,
    );
  }

  /**
   * What Argo CD's API server does for a sync. The controller takes options and retry from the operation alone, so a
   * patch without them would sync without them (`controller/sync.go` of Argo CD 3.5).
   */
  async sync(
    application: ApplicationRecord,
    options: {
      object: KubeObject;
      operation: SyncOperation;
      signal: AbortSignal;
    },
  ): Promise<void> {
    const { object, operation, signal } = options;
    const { initiatedBy, prune, retry, syncOptions } = operation;
    await this.#connectionOf(application).mergePatch(
      watchedKinds.Application,
      keyOf(application),
      {
        // Whoever writes in between, be it an operation that begins, makes this a conflict.
        metadata: { resourceVersion: object.metadata.resourceVersion },
        operation: {
          initiatedBy: { username: initiatedBy },
          sync: { prune, syncOptions, syncStrategy: { hook: {} } },
          ...(retry && { retry }),
        },
      },
      signal,
    );
  }

  #connectionOf({ cluster }: ApplicationRecord): KubeConnection {
    const connection = this.#connections.connectionOf(cluster);
    if (!connection) {
      throw new KubeError('unknown-cluster', 'The cluster cannot be reached');
    }
    return connection;
  }
}

function keyOf({ namespace, name }: ApplicationRecord) {
  return { namespace, name };
}
