import type { ArgocdApi } from './argocd-api';
import type { GitServer } from './git/GitServer';
import type { Handler } from './http/Exchange';
import { replyText } from './http/Reply';
import type { ApiServer } from './kube-api/server/ApiServer';

const WELCOME = `This is the development cluster of KubeRay for Backstage: stand-ins, no real Kubernetes, Argo CD or Ray.
`;

/** Sends `/clusters/<name>/…` to the Kubernetes API of a cluster, `/argocd/<name>/…` to its Argo CD and `/git/…` to the Git server. */
export function routeRequests(options: {
  git: GitServer;
  clusters: ReadonlyMap<string, { api: ApiServer; argocd: ArgocdApi }>;
}): Handler {
  return async exchange => {
    const [, area, rest = ''] = /^\/([^/]*)(.*)$/.exec(exchange.path) ?? [];
    const [, name = '', below = '/'] = /^\/([^/]+)(\/.*)?$/.exec(rest) ?? [];
    const cluster = options.clusters.get(name);
    if (area === 'git') {
      await options.git.handle({ ...exchange, path: rest });
    } else if (area === 'clusters' && cluster) {
      await cluster.api.handle({ ...exchange, path: below });
    } else if (area === 'argocd' && cluster) {
      await cluster.argocd.handle({ ...exchange, path: below });
    } else if (area === '') {
      replyText(exchange.reply, { status: 200, text: WELCOME });
    } else {
      replyText(exchange.reply, { status: 404, text: '404 page not found\n' });
    }
  };
}
