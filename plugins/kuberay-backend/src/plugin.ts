import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { kuberayPermissions } from 'backstage-plugin-kuberay-common';
import { KubeApplicationControl } from './actions/KubeApplicationControl';
import { RoutedApplicationControl } from './actions/RoutedApplicationControl';
import { ArgocdApplicationControl } from './argocd/ArgocdApplicationControl';
import { ArgocdClusterDirectory } from './argocd/ArgocdClusterDirectory';
import { ArgocdInstances } from './argocd/ArgocdInstances';
import { fillFromArgocd } from './argocd/fillFromArgocd';
import { readKuberayConfig } from './config/readKuberayConfig';
import { DatabaseHistoryStore } from './history/DatabaseHistoryStore';
import { HistoryDatabase } from './history/HistoryDatabase';
import { HistoryRecorder } from './history/HistoryRecorder';
import { keepHistory } from './history/keepHistory';
import { openHistoryDatabase } from './history/openHistoryDatabase';
import { ClusterConnections } from './kube/ClusterConnections';
import { KubernetesPlugin } from './kube/KubernetesPlugin';
import { MergedClusterDirectory } from './kube/MergedClusterDirectory';
import { OwnClusterDirectory } from './kube/OwnClusterDirectory';
import { PluginClusterDirectory } from './kube/PluginClusterDirectory';
import { watchedNamespaces } from './kube/watchedNamespaces';
import { metricsServiceRef } from './metrics/metricsService';
import { OpenTelemetryMetrics } from './metrics/OpenTelemetryMetrics';
import { ProxyRayWordsReader } from './ray/ProxyRayWordsReader';
import { createRouter, registerActions } from './router';
import { BackstagePeer } from './service/BackstagePeer';
import { DefaultKuberayService } from './service/DefaultKuberayService';
import { fillStore } from './store/fillStore';
import { InMemoryResourceStore } from './store/InMemoryResourceStore';
import { KubernetesVersions } from './store/KubernetesVersions';
import { readWatches } from './store/readWatches';

/**
 * Watches the Ray clusters and Argo CD Applications of all Kubernetes clusters, and answers for catalog entities.
 *
 * @public
 */
export const kuberayPlugin = createBackendPlugin({
  pluginId: 'kuberay',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auditor, catalog, httpAuth, logger, permissions } = deps;
        const config = readKuberayConfig(deps.config);
        const stopped = new AbortController();
        const store = InMemoryResourceStore.create();
        const metrics = OpenTelemetryMetrics.create({
          metrics: deps.metrics,
          readWatches: () => readWatches(store.snapshot(), new Date()),
        });
        const kubernetes = KubernetesPlugin.create(deps);
        const listed = PluginClusterDirectory.create({ kubernetes, logger });
        const { ownClusters, useKubernetesPlugin } = config;
        const configuredClusters = MergedClusterDirectory.create([
          OwnClusterDirectory.create(ownClusters),
          ...(useKubernetesPlugin ? [listed] : []),
        ]);
        const argocdClusters = ArgocdClusterDirectory.create();
        const directory = MergedClusterDirectory.create([
          configuredClusters,
          argocdClusters,
        ]);
        const connections = ClusterConnections.create({
          directory,
          kubernetes,
          ownClusters,
        });
        const argocd = ArgocdInstances.create({
          instances: config.argocdInstances,
          metrics,
        });
        const versions = KubernetesVersions.create();
        const argocdVersions = KubernetesVersions.create();
        const knex = await openHistoryDatabase(deps.database);
        const recorder = HistoryRecorder.create({
          store,
          database: HistoryDatabase.create(knex),
          directory,
          config,
          metrics,
          logger,
        });
        await keepHistory({ recorder, scheduler: deps.scheduler, knex });
        const service = DefaultKuberayService.create({
          catalog: BackstagePeer.create({
            name: 'The catalog',
            client: catalog,
            logger,
          }),
          permissions: BackstagePeer.create({
            name: 'The permission policy',
            client: permissions,
            logger,
          }),
          directory,
          store,
          versions,
          argocdVersions,
          config,
          history: DatabaseHistoryStore.create({ knex }),
          words: ProxyRayWordsReader.create({
            enabled: config.rayDashboard.proxy,
            store,
            connectionOf: cluster => connections.connectionOf(cluster),
            metrics,
            logger,
            signal: stopped.signal,
          }),
          control: RoutedApplicationControl.create({
            kubernetes: KubeApplicationControl.create({ connections }),
            argocd: ArgocdApplicationControl.create({
              apiOf: instance => argocd.apiOf(instance),
            }),
          }),
          onLook: application => argocd.needs(application),
        });
        deps.permissionsRegistry.addPermissions(kuberayPermissions);
        deps.httpRouter.use(
          createRouter({
            service,
            httpAuth,
            auditor,
            logger,
            metrics,
            historyRetentionMs: config.history.retentionMs,
            stopping: stopped.signal,
          }),
        );
        registerActions({
          actionsRegistry: deps.actionsRegistry,
          service,
          auditor,
        });

        let watching: Promise<unknown> = Promise.resolve();
        deps.lifecycle.addStartupHook(() => {
          watching = Promise.all([
            recorder.run(stopped.signal),
            useKubernetesPlugin && listed.run(stopped.signal),
            fillStore(
              {
                directory,
                store,
                versions,
                connectionOf: cluster => connections.connectionOf(cluster),
                namespaces: watchedNamespaces(config),
                metrics,
                logger,
              },
              stopped.signal,
            ),
            fillFromArgocd(
              {
                instances: argocd,
                store,
                versions: argocdVersions,
                directory: argocdClusters,
                otherClusters: configuredClusters,
                clusterAddresses: config.clusterAddresses,
                destinations: config.destinations,
                metrics,
                logger,
              },
              stopped.signal,
            ),
          ]);
        });
        deps.lifecycle.addShutdownHook(async () => {
          stopped.abort();
          await watching;
        });
      },
    });
  },
});
