import { stringify } from 'yaml';
import type { GitFile } from '../../git/GitRepositories';
import { seedFiles } from '../seedFiles';
import type { GalleryPiece, GalleryRayCluster } from './GalleryPiece';
import { galleryApplication } from './galleryApplication';
import { galleryPieces } from './galleryPieces';

const README = `# GitOps repository of the gallery

Ray clusters that each show one state, on \`gallery\`, a stand-in for a Kubernetes cluster inside the development portal.
Nothing here is deployed anywhere, and nothing in it changes by itself.

| entity | what it shows |
| ------ | ------------- |
${galleryPieces
  .map(({ state, shows }) => `| \`gallery-${state}\` | ${shows} |`)
  .join('\n')}
`;

/** The first commit of the gallery's repository, sorted by path: KubeRay as in the showcase, and a piece per state. */
export function galleryFiles(): GitFile[] {
  const platform = seedFiles('showcase').filter(({ path }) =>
    path.startsWith('apps/platform/'),
  );
  const pieces = galleryPieces.flatMap(piece => [
    ...piece.rayClusters.map(rayCluster => ({
      path: `apps/${rayCluster.name}/raycluster.yaml`,
      content: stringify(galleryApplication(rayCluster, entityName(piece))),
    })),
    {
      path: `catalog/${entityName(piece)}/catalog-info.yaml`,
      content: stringify(toEntity(piece)),
    },
  ]);
  return [{ path: 'README.md', content: README }, ...platform, ...pieces].sort(
    (a, b) => (a.path < b.path ? -1 : 1),
  );
}

function entityName({ state }: GalleryPiece): string {
  return `gallery-${state}`;
}

function toEntity(piece: GalleryPiece): object {
  const { title, shows, owner, annotations = {} } = piece;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName(piece),
      title,
      description: `A stand-in that is kept in one state for looking at. It shows ${shows}.`,
      annotations: { ...matchedBy(piece), ...annotations },
      tags: ['ray', 'stand-in', 'gallery'],
    },
    spec: {
      type: 'ray-cluster',
      owner: `group:default/${owner}`,
      system: 'gallery',
      dependsOn: ['resource:default/gallery'],
    },
  };
}

function matchedBy(piece: GalleryPiece): Record<string, string> {
  const { rayClusters } = piece;
  return rayClusters.length === 0
    ? {}
    : {
        'kuberay.io/raycluster': rayClusters.map(addressOf).join(', '),
        'argocd/app-name': rayClusters.map(({ name }) => name).join(', '),
        'argocd/app-namespace': 'argocd',
        'backstage.io/kubernetes-id': entityName(piece),
      };
}

function addressOf({ namespace, name }: GalleryRayCluster): string {
  return `gallery/${namespace}/${name}-kuberay`;
}
