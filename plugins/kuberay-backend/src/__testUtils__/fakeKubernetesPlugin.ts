import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type { Request, Response } from 'express';
import PromiseRouter from 'express-promise-router';

/** Something that answers the requests that a cluster would get. */
export interface ProxiedCluster {
  answer(req: Request, res: Response): void | Promise<void>;
}

/** Options of {@link fakeKubernetesPlugin}. */
export interface FakeKubernetesPluginOptions {
  /** By name; answered in this order, with `<name> (title)` as their titles. */
  clusters: Record<string, ProxiedCluster>;
  /** By name; service accounts otherwise. */
  authProviders?: Record<string, string>;
}

/** The two routes of Backstage's Kubernetes plugin that this plugin calls, in front of clusters of a test. */
export function fakeKubernetesPlugin(options: FakeKubernetesPluginOptions) {
  const { clusters, authProviders = {} } = options;
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          const router = PromiseRouter();
          // Like the real plugin, which lets other plugins in without asking the policy.
          router.use(async (req, _res, next) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            next();
          });
          router.get('/clusters', (_req, res) => {
            res.json({
              items: Object.keys(clusters).map(name => ({
                name,
                title: `${name} (title)`,
                authProvider: authProviders[name] ?? 'serviceAccount',
              })),
            });
          });
          router.use('/proxy', async (req, res) => {
            const name = req.header('Backstage-Kubernetes-Cluster') ?? '';
            await clusters[name].answer(req, res);
          });
          httpRouter.use(router);
        },
      });
    },
  });
}
