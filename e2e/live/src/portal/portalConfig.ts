import type { JsonObject } from '@backstage/types';
import type { Parameters } from '../parameters/parametersSchema';

/** What the backend calls the cluster of the kubeconfig; annotations begin with it. */
export const CLUSTER_NAME = 'live';

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** Configuration of the backend that the check runs: an installer's, with one cluster by kubeconfig and one Git server. */
export function portalConfig(
  parameters: Pick<
    Parameters,
    | 'autoscalerProcess'
    | 'context'
    | 'destinationServer'
    | 'gitPassword'
    | 'gitUrl'
    | 'gitUsername'
    | 'kubeconfig'
  >,
  local: { port: number; token: string; folder: string },
): JsonObject {
  const { context, gitUrl, kubeconfig } = parameters;
  const { destinationServer, gitPassword, gitUsername } = parameters;
  const url = `http://127.0.0.1:${local.port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port: local.port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      workingDirectory: local.folder,
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: local.token, subject: 'live-check' },
          },
        ],
      },
    },
    catalog: {
      rules: [{ allow: ['Resource', 'Template'] }],
      processingInterval: { minutes: 10 },
    },
    kuberay: {
      actions: { enabled: true },
      clusters: [
        {
          name: CLUSTER_NAME,
          kubeconfig: kubeconfig ?? '',
          ...(context !== undefined && { context }),
        },
      ],
      ...(destinationServer !== IN_CLUSTER && {
        destinations: { [destinationServer]: CLUSTER_NAME },
      }),
      ray: {
        dashboard: parameters.autoscalerProcess === false ? 'off' : 'proxy',
      },
      git: {
        servers: [
          {
            url: gitUrl ?? '',
            ...(gitPassword !== undefined && {
              username: gitUsername,
              password: gitPassword,
            }),
          },
        ],
      },
    },
  };
}
