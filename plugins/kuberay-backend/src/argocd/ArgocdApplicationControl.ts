import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationControl,
  SyncOperation,
} from '../kube/ApplicationControl';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import type { ArgocdApi } from './ArgocdApi';

/** Options of `ArgocdApplicationControl.create`. */
export interface ArgocdApplicationControlOptions {
  /** The API of an instance; undefined where no instance of that name is read. */
  apiOf: (instance: string) => ArgocdApi | undefined;
}

/**
 * Refreshes and syncs Applications through Argo CD's API. The account needs `applications, get` to refresh and
 * `applications, sync` to sync; sync windows hold.
 *
 * Argo CD writes its own account into the operation as who asked for it: `initiatedBy` cannot be told to the API.
 */
export class ArgocdApplicationControl implements ApplicationControl {
  readonly #apiOf: ArgocdApplicationControlOptions['apiOf'];

  private constructor(options: ArgocdApplicationControlOptions) {
    this.#apiOf = options.apiOf;
  }

  static create(
    options: ArgocdApplicationControlOptions,
  ): ArgocdApplicationControl {
    return new ArgocdApplicationControl(options);
  }

  async read(
    application: ApplicationRecord,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    return this.#api(application).get(application, signal);
  }

  async refresh(
    application: ApplicationRecord,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void> {
    await this.#api(application).refresh(application, options);
  }

  /**
   * The API takes no version to compare with: an Application that has changed since `object` was read is told apart
   * by reading it again just before, so a change within that moment is not noticed.
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
    const api = this.#api(application);
    const now = await api.get(application, signal);
    if (now.metadata.resourceVersion !== object.metadata.resourceVersion) {
      throw new KubeError(
        'conflict',
        'The Application has changed in the meantime',
      );
    }
    const { prune, syncOptions, retry } = operation;
    await api.sync(application, {
      request: { prune, syncOptions, ...(retry && { retry }) },
      signal,
    });
  }

  #api({ cluster }: ApplicationRecord): ArgocdApi {
    const api = this.#apiOf(cluster);
    if (!api) {
      throw new KubeError(
        'unknown-cluster',
        'No Argo CD instance of this name is read',
      );
    }
    return api;
  }
}
