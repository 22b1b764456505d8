import { startDevCluster, type DevCluster } from 'dev-cluster';
import { parseAllDocuments } from 'yaml';
import { blocksOf } from '../blocks/blocksOf';

/** What app-config.yaml gives the development portal, which the pages quote. */
const TOKEN = 'stand-in-cluster-token';
const GIT = { username: 'portal', password: 'stand-in-git-password' };

/** What docs/troubleshooting.md asks its readers to set: here, an autoscaled Ray cluster of the showcase. */
export const NAMES = {
  NAMESPACE: 'ml-batch',
  CLUSTER: 'llm-batch-kuberay',
  APPLICATION: 'llm-batch',
  ARGOCD_NAMESPACE: 'argocd',
};

/**
 * Starts a development cluster with what the commands of the pages look at: a Ray cluster that runs, and what the pages have
 * their readers apply.
 *
 * @param dataDir - for its Git repositories.
 * @throws what the cluster refuses of that; then it is ended.
 */
export async function startClusterOfPages(
  dataDir: string,
): Promise<DevCluster> {
  const cluster = await startDevCluster({
    port: 0,
    dataDir,
    token: TOKEN,
    git: GIT,
    logger: { error() {}, info() {}, warn() {} } as never,
  });
  try {
    await whenShown(cluster);
    applyObjects(cluster);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Waits until the Ray cluster that the pages look at is there, with its head and a worker. */
function whenShown({ clusters }: DevCluster): Promise<void> {
  const { store } = clusters.showcase;
  const isShown = () =>
    ['head', 'worker'].every(type =>
      store
        .list('Pod', { namespace: NAMES.NAMESPACE })
        .some(({ metadata }) => metadata.labels?.['ray.io/node-type'] === type),
    );
  return new Promise(done => {
    if (isShown()) {
      done();
      return;
    }
    const unsubscribe = store.subscribe(() => {
      if (isShown()) {
        unsubscribe();
        done();
      }
    });
  });
}

/** What the pages have their readers apply, for the namespace of the Ray cluster at hand. */
const APPLIED = ['docs/kubernetes-access.md', 'docs/replica-guard.md'];

/** Applies it, so that the commands of these pages find it. */
function applyObjects({ clusters }: DevCluster): void {
  const { store } = clusters.showcase;
  const apply = (object: Parameters<typeof store.create>[0]) => {
    const { name, namespace } = object.metadata;
    if (!store.get({ kind: object.kind, name, namespace })) {
      store.create(object);
    }
  };
  const objects = blocksOf('Kubernetes objects')
    .filter(([, { file }]) => APPLIED.includes(file))
    .flatMap(([, { text }]) =>
      parseAllDocuments(text.replaceAll('ml-training', NAMES.NAMESPACE)),
    )
    .map(document => document.toJS());
  for (const object of objects) {
    const { namespace } = object.metadata;
    if (namespace) {
      apply(aNamespace(namespace));
    }
    apply(object);
  }
  apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace: NAMES.ARGOCD_NAMESPACE },
  });
}

function aNamespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** kubectl sends neither token nor password to a server without TLS, unless they stand in the address. */
export function kubeconfigOf({ port }: DevCluster): object {
  const server = `http://kubectl:${TOKEN}@127.0.0.1:${port}/clusters/showcase`;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'showcase',
    clusters: [{ name: 'showcase', cluster: { server } }],
    users: [{ name: 'reader', user: {} }],
    contexts: [
      { name: 'showcase', context: { cluster: 'showcase', user: 'reader' } },
    ],
  };
}
