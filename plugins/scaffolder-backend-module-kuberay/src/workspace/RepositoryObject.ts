/** An object of Argo CD in a repository, and what decides whether another one can live beside it. */
export interface RepositoryObject {
  /** Path of its file, relative to the repository's root. */
  file: string;
  kind: 'Application' | 'ApplicationSet' | 'AppProject';
  name: string;
  /** Undefined when the manifest leaves it to whoever applies it. */
  namespace: string | undefined;
  /** The cluster on which it installs the KubeRay operator, alike for all that name it alike; undefined where it installs none. */
  operatorOn: string | undefined;
}
