import type { GitFile, GitRepositories } from '../../git/GitRepositories';
import { NOT_REPRODUCED } from '../names';
import { parseManifests } from './parseManifests';
import { resolveCommit } from './resolveCommit';
import type { TargetRequest } from './TargetRequest';
import type { TargetState } from './TargetState';
import { TargetStateError } from './TargetState';

/**
 * The manifests in a directory of a GitOps repository, below it too with `directory.recurse`.
 * @throws TargetStateError when repository, revision or path are not there, and for YAML that is no manifest
 */
export async function readGitDirectory(
  git: GitRepositories,
  request: TargetRequest,
): Promise<TargetState> {
  const { source } = request;
  const { repoURL } = source;
  const path = (source.path ?? '.').replace(/^\.?\/*|\/+$/g, '');
  const { recurse = false, ...unknown } = source.directory ?? {};
  if (source.helm || source.kustomize || source.plugin) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} Helm, Kustomize or plugins in Git; ${path} has to hold plain manifests`,
    );
  }
  if (Object.keys(unknown).length > 0) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} source.directory.${Object.keys(unknown)[0]}`,
    );
  }
  const sha = await resolveCommit(git, request);
  const files = await git.files({ repoURL, sha, directory: path });
  if (files.length === 0) {
    throw new TargetStateError(`${path}: app path does not exist`);
  }
  refuseTools(files, path);
  return {
    revision: sha,
    sourceType: 'Directory',
    manifests: files
      .filter(file => isManifest(file, { path, recurse }))
      .flatMap(parseManifests),
  };
}

function isManifest(
  file: GitFile,
  options: { path: string; recurse: boolean },
): boolean {
  const inside =
    options.path === '' ? file.path : file.path.slice(options.path.length + 1);
  return (
    /\.(ya?ml|json)$/.test(file.path) &&
    (options.recurse || !inside.includes('/'))
  );
}

/** The real Argo CD looks at these names to choose its tool. */
function refuseTools(files: readonly GitFile[], path: string): void {
  const prefix = path === '' ? '' : `${path}/`;
  const tool = ['Chart.yaml', 'kustomization.yaml', 'kustomization.yml'].find(
    name => files.some(file => file.path === `${prefix}${name}`),
  );
  if (tool !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} Helm or Kustomize in Git; there is ${prefix}${tool}`,
    );
  }
}
