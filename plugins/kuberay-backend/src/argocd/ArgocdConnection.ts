import type { ArgocdInstanceConfig } from '../config/KuberayConfig';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { ArgocdApi } from './ArgocdApi';

/** Options of `ArgocdConnection.create`. */
export interface ArgocdConnectionOptions {
  config: ArgocdInstanceConfig;
  metrics?: KuberayMetrics;
}

/** Access to one Argo CD instance over HTTP. */
export class ArgocdConnection {
  private constructor() {}

  static create(_options: ArgocdConnectionOptions): ArgocdApi {
    throw new Error('not built yet');
  }
}
