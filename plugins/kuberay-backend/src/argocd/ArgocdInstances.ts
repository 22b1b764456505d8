import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ArgocdInstanceConfig } from '../config/KuberayConfig';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import type { ArgocdApi } from './ArgocdApi';
import { ArgocdConnection } from './ArgocdConnection';
import { WantedApplications } from './WantedApplications';

/** Options of `ArgocdInstances.create`. */
export interface ArgocdInstancesOptions {
  instances: ArgocdInstanceConfig[];
  metrics?: KuberayMetrics;
}

/** An Argo CD instance that is read. */
export interface ArgocdInstance {
  name: string;
  api: ArgocdApi;
  /** Applications that somebody looks at. */
  wanted: WantedApplications;
}

/** The Argo CD instances whose API is read, each with its own connection and session. */
export class ArgocdInstances {
  readonly #instances: ReadonlyMap<string, ArgocdInstance>;

  private constructor(instances: ReadonlyMap<string, ArgocdInstance>) {
    this.#instances = instances;
  }

  static create(options: ArgocdInstancesOptions): ArgocdInstances {
    const metrics = options.metrics ?? NO_METRICS;
    return ArgocdInstances.of(
      options.instances.map(config => ({
        name: config.name,
        api: ArgocdConnection.create({ config, metrics }),
        wanted: WantedApplications.create(),
      })),
    );
  }

  static of(instances: ArgocdInstance[]): ArgocdInstances {
    return new ArgocdInstances(
      new Map(instances.map(instance => [instance.name, instance])),
    );
  }

  all(): ArgocdInstance[] {
    return [...this.#instances.values()];
  }

  /** undefined: no such instance is read. */
  find(instance: string): ArgocdInstance | undefined {
    return this.#instances.get(instance);
  }

  /** undefined: no such instance is read. */
  apiOf(instance: string): ArgocdApi | undefined {
    return this.find(instance)?.api;
  }

  /**
   * Somebody looks at this Application: for the next minute it is read whole when it has changed, at most once in
   * 10 s however many look. Does nothing for Applications that were not read through an instance.
   */
  needs(
    application: Pick<
      ApplicationRecord,
      'readFrom' | 'cluster' | 'namespace' | 'name'
    >,
  ): void {
    if (application.readFrom === 'argocd') {
      this.find(application.cluster)?.wanted.want(application);
    }
  }
}
