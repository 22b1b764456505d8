import type { GitRepositories } from '../../git/GitRepositories';
import {
  KUBERAY_CHART_REPOSITORY,
  KUBERAY_REPOSITORY,
  NOT_REPRODUCED,
} from '../names';
import { renderClusterChart } from './clusterChart';
import { readGitDirectory } from './gitDirectory';
import { renderKuberayRepository } from './kuberayRepository';
import { isSameRepository } from './repositoryUrl';
import type { TargetRequest } from './TargetRequest';
import type { TargetState } from './TargetState';
import { TargetStateError } from './TargetState';

/**
 * What the source wants. Known are the GitOps repositories of the development cluster, KubeRay's own repository and its
 * chart `ray-cluster`; anything else is not reachable from here.
 * @throws TargetStateError with what the real Argo CD says, as far as that is recorded
 */
export async function resolveTarget(
  git: GitRepositories,
  request: TargetRequest,
): Promise<TargetState> {
  const { source } = request;
  if (isSameRepository(source.repoURL, KUBERAY_CHART_REPOSITORY)) {
    return renderClusterChart(request);
  }
  if (source.chart !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} the chart repository ${source.repoURL}; it has ${KUBERAY_CHART_REPOSITORY}`,
    );
  }
  if (isSameRepository(source.repoURL, KUBERAY_REPOSITORY)) {
    return renderKuberayRepository(request);
  }
  return readGitDirectory(git, request);
}
