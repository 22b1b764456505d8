import { KubeError } from './KubeError';

/** Tells refusals by Backstage itself apart, by HTTP status: its router, or the Kubernetes plugin. */
export function classifyPluginAnswer(status: number): KubeError {
  switch (status) {
    case 401:
      return new KubeError(
        'unauthorized',
        'The Kubernetes plugin does not accept the token of this plugin',
      );
    case 403:
      return new KubeError(
        'forbidden',
        'The Kubernetes plugin does not allow this plugin to read clusters',
      );
    case 404:
      return new KubeError(
        'unreachable',
        'The Kubernetes plugin is not installed or has no configuration',
      );
    case 503:
      return new KubeError(
        'unreachable',
        'The Kubernetes plugin has not started yet',
      );
    default:
      return new KubeError(
        'server-error',
        `The Kubernetes plugin answers with HTTP ${status}`,
      );
  }
}
