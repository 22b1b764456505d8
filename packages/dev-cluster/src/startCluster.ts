import { admitByPolicies } from './admission';
import { startApplicationController } from './argocd';
import type { ArgocdAccount } from './argocd-api';
import { ArgocdApi } from './argocd-api';
import type { Clock } from './clock';
import { TimerGroup } from './clock';
import type { ClusterName } from './clusterNames';
import type { BareRepositories } from './git/BareRepositories';
import type { ServerLogger } from './http/LoopbackServer';
import { InMemoryObjectStore } from './kube-api/InMemoryObjectStore';
import { ApiServer } from './kube-api/server/ApiServer';
import type { KubeAccount } from './kube-api/server/KubeAccount';
import { startAutoscaler, startOperator } from './kuberay';
import { startNodes } from './nodes';
import type { NodeSize } from './nodes/nodeObjects';
import { RayDashboard } from './ray-dashboard';
import { rootApplication } from './rootApplication';
import type { HandEdit } from './seed';
import { startHandEdits } from './seed';

/** One stand-in cluster: its objects, its API, and what runs in it. */
export interface RunningCluster {
  store: InMemoryObjectStore;
  api: ApiServer;
  argocd: ArgocdApi;
  stop(): void;
}

/** Options of {@link startCluster}. */
export interface StartClusterOptions {
  name: ClusterName;
  token: string;
  accounts: readonly KubeAccount[];
  streamingLists: boolean;
  argocd: {
    accounts: readonly ArgocdAccount[];
    sessionSeconds?: number;
  };
  repositories: BareRepositories;
  clock: Clock;
  logger: ServerLogger;
  /** What somebody changes past Git; nothing without it. */
  handEdits?: readonly HandEdit[];
  /** Its machines; three small ones without it. */
  nodes?: readonly NodeSize[];
}

/** Starts a cluster whose root Application follows the repository of the same name. */
export function startCluster(options: StartClusterOptions): RunningCluster {
  const { name, token, repositories, logger } = options;
  const clock = new TimerGroup({ clock: options.clock });
  const store = InMemoryObjectStore.create({ clock, admit: admitByPolicies });
  const { accounts, streamingLists } = options;
  const dashboard = RayDashboard.create({ store, clock });
  const api = ApiServer.create({
    store,
    clock,
    token,
    accounts,
    streamingLists,
    pods: (exchange, target) => dashboard.handle(exchange, target),
  });
  store.create(rootApplication({ repoURL: repositories.urlOf(name) }));
  const common = { store, clock, logger };
  const argo = startApplicationController({
    store,
    git: repositories,
    clock,
    clusterName: name,
    log: logger,
  });
  const argocd = ArgocdApi.create({
    ...options.argocd,
    store,
    clock,
    compare: application => argo.compare(application),
  });
  const stops = [
    startNodes({ ...common, ...(options.nodes && { nodes: options.nodes }) }),
    startOperator(common),
    startAutoscaler({ ...common, journal: dashboard.journal }),
    () => argo.stop(),
    startHandEdits({ ...common, edits: options.handEdits ?? [] }),
  ];
  return {
    store,
    api,
    argocd,
    stop() {
      stops.forEach(stop => stop());
      api.stop();
      argocd.stop();
      store.stop();
      clock.stop();
    },
  };
}
