import { ArgocdClusterDirectory } from '../../argocd/ArgocdClusterDirectory';
import { ArgocdConnection } from '../../argocd/ArgocdConnection';
import { ArgocdInstances } from '../../argocd/ArgocdInstances';
import { fillFromArgocd } from '../../argocd/fillFromArgocd';
import { WantedApplications } from '../../argocd/WantedApplications';
import { OwnClusterDirectory } from '../../kube/OwnClusterDirectory';
import type { Fill } from './MatrixBackend';
import type { MatrixCluster } from './MatrixCluster';

const ANSWER_MS = 30_000;

/** Between two rounds of RayClusters and pods. */
const ROUND_MS = 150;

/** Fills the store with nothing but the API of Argo CD, as a user who logs in. */
export function fillByArgocd(cluster: MatrixCluster): Fill {
  return ({ store, argocdVersions, logger }, limits, signal) => {
    const { username, password } = cluster.argocd;
    const readMs = limits.answerMs ?? ANSWER_MS;
    const directory = ArgocdClusterDirectory.create();
    const instances = ArgocdInstances.of([
      {
        name: 'showcase',
        api: ArgocdConnection.create({
          config: {
            name: 'showcase',
            url: cluster.argocdUrl,
            credentials: { username, password },
          },
          timeouts: { readMs, refreshMs: readMs },
        }),
        wanted: WantedApplications.create(),
      },
    ]);
    const running = fillFromArgocd(
      {
        instances,
        store,
        directory,
        versions: argocdVersions,
        otherClusters: OwnClusterDirectory.create([]),
        clusterAddresses: [],
        destinations: new Map(),
        silenceMs: limits.silenceMs,
        pace: { busyMs: ROUND_MS, quietMs: ROUND_MS },
        logger,
      },
      signal,
    );
    return { directory, running };
  };
}
