import { admitByPolicies } from './admission';
import { startApplicationController } from './argocd';
import type { Clock } from './clock';
import { TimerGroup } from './clock';
import type { ClusterName } from './clusterNames';
import type { BareRepositories } from './git/BareRepositories';
import type { ServerLogger } from './http/LoopbackServer';
import { InMemoryObjectStore } from './kube-api/InMemoryObjectStore';
import { ApiServer } from './kube-api/server/ApiServer';
import { startAutoscaler, startOperator } from './kuberay';
import { startNodes } from './nodes';
import { rootApplication } from './rootApplication';
import { startHandEdits } from './seed';

/** One stand-in cluster: its objects, its API, and what runs in it. */
export interface RunningCluster {
  store: InMemoryObjectStore;
  api: ApiServer;
  stop(): void;
}

/** Starts a cluster whose root Application follows the repository of the same name. */
export function startCluster(options: {
  name: ClusterName;
  token: string;
  repositories: BareRepositories;
  clock: Clock;
  logger: ServerLogger;
  /** Whether somebody changes the seeded clusters past Git. */
  handEdits: boolean;
}): RunningCluster {
  const { name, token, repositories, logger } = options;
  const clock = new TimerGroup({ clock: options.clock });
  const store = InMemoryObjectStore.create({ clock, admit: admitByPolicies });
  const api = ApiServer.create({ store, clock, token });
  store.create(rootApplication({ repoURL: repositories.urlOf(name) }));
  const common = { store, clock, logger };
  const argo = startApplicationController({
    store,
    git: repositories,
    clock,
    clusterName: name,
    log: logger,
  });
  const stops = [
    startNodes(common),
    startOperator(common),
    startAutoscaler(common),
    () => argo.stop(),
    ...(options.handEdits ? [startHandEdits(common)] : []),
  ];
  return {
    store,
    api,
    stop() {
      stops.forEach(stop => stop());
      api.stop();
      store.stop();
      clock.stop();
    },
  };
}
