import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  IncomingMessage,
  request as httpRequest,
  ServerResponse,
} from 'node:http';

/** The two routes of Backstage's Kubernetes plugin that the KubeRay backend calls, in front of one cluster. */
export function kubernetesPluginFor(cluster: {
  name: string;
  url: string;
  token: string;
}) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use((request, response) =>
            answer(cluster, request, response),
          );
        },
      });
    },
  });
}

function answer(
  { name, url, token }: { name: string; url: string; token: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, route = '', path = ''] =
    /^\/([^/?]*)(.*)$/.exec(request.url ?? '') ?? [];
  if (route === 'clusters') {
    const items = [{ name, title: name, authProvider: 'serviceAccount' }];
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ items }));
    return;
  }
  const upstream = httpRequest(
    `${url}${path}`,
    { headers: { authorization: `Bearer ${token}` } },
    told => {
      response.writeHead(told.statusCode ?? 502, told.headers);
      response.flushHeaders();
      told.pipe(response);
      told.on('error', () => response.destroy());
    },
  );
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  upstream.end();
}
