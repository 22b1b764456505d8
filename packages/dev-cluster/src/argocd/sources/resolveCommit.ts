import type { GitRepositories } from '../../git/GitRepositories';
import type { TargetRequest } from './TargetRequest';
import { TargetStateError } from './TargetState';

/** The commit that a source in Git stands for. @throws TargetStateError where there is none */
export async function resolveCommit(
  git: GitRepositories,
  request: Pick<TargetRequest, 'source' | 'revision'>,
): Promise<string> {
  const { repoURL, targetRevision } = request.source;
  const revision = request.revision ?? targetRevision ?? 'HEAD';
  const sha = await git.resolve({ repoURL, revision });
  if (sha === undefined) {
    throw new TargetStateError(
      `unable to resolve '${revision}' of ${repoURL} to a commit SHA`,
    );
  }
  return sha;
}
