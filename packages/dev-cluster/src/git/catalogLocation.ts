import type { BareRepositories } from './BareRepositories';

/** Where the templates put an entity's description in a GitOps repository. */
const ENTITY_FILE = /^catalog\/[^/]+\/catalog-info\.yaml$/;

/**
 * A Backstage `Location` with every entity file at `main` of every repository, so that the portal, whose own catalog is
 * in memory, finds after a restart what was registered before.
 */
export async function catalogLocation(options: {
  repositories: BareRepositories;
  /** The Git server's address in the spelling that the reader uses. */
  baseUrl: string;
}): Promise<object> {
  const { repositories, baseUrl } = options;
  const targets: string[] = [];
  for (const name of repositories.names()) {
    const repository = repositories.find(name);
    const sha = await repository?.commitOf('main');
    const paths = repository && sha ? await repository.paths(sha) : [];
    targets.push(
      ...paths
        .filter(path => ENTITY_FILE.test(path))
        .map(path => `${baseUrl}/${name}/raw/main/${encodePath(path)}`),
    );
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: {
      name: 'dev-cluster-entities',
      description:
        'Entities from the GitOps repositories of the development cluster',
    },
    spec: { type: 'url', targets },
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
