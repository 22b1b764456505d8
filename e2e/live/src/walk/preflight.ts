import type { Inventory } from '../cleanUp/Inventory';
import {
  CRDS_APPLICATION,
  GUARD,
  OPERATOR_APPLICATION,
  takeInventory,
} from '../cleanUp/Inventory';
import type { GitRepository } from '../git/GitRepository';
import { runGit } from '../git/runGit';
import { KubeAnswerError } from '../kube/KubeAnswerError';
import type { KubeClient } from '../kube/KubeClient';
import { paths } from '../kube/paths';
import type { Parameters } from '../parameters/parametersSchema';
import type { Stage } from '../report/Report';
import { describeAccess, neededAccess } from './neededAccess';

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** What is known before anything is made. */
export interface Preflight {
  before: Inventory;
  /** Why the guard cannot be used here; absent where it can. */
  guardProblem?: string;
}

/**
 * Looks whether the check can run here, and changes nothing.
 * @throws Error that says what stands in its way
 */
export async function preflight(options: {
  kube: KubeClient;
  git: GitRepository;
  parameters: Parameters;
  stage: Stage;
  signal: AbortSignal;
}): Promise<Preflight> {
  const { git, kube, parameters, signal, stage } = options;
  const { argocdNamespace, gitPath } = parameters;
  const gitVersion = (await runGit(['--version'], { signal })).trim();
  const version = await kubernetesVersion(kube);
  const argocd = await argocdVersion(kube, argocdNamespace);
  stage.note({
    expected: 'Kubernetes, Argo CD and git answer',
    seen: `Kubernetes ${version}, Argo CD ${argocd}, ${gitVersion}`,
    result: 'ok',
  });
  await checkAccess(kube, parameters, stage);
  const before = await takeInventory(kube, parameters);
  const operators = (await kube.list(paths.deployments)).filter(
    ({ metadata }) =>
      metadata.labels?.['app.kubernetes.io/name'] === 'kuberay-operator',
  );
  const obstacles = [
    ...obstaclesOf(
      before,
      operators.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
      parameters,
    ),
    ...((await git.filesOf(gitPath, signal)).length > 0
      ? [
          `the repository has a folder ${gitPath} already; remove it, or choose another by --git-path`,
        ]
      : []),
  ];
  if (obstacles.length > 0) {
    throw new Error(obstacles.join('; '));
  }
  const problem = guardProblem(version, parameters, before);
  if (problem !== undefined && parameters.guard === 'on') {
    throw new Error(`--guard on: ${problem}`);
  }
  stage.note({
    expected: 'nothing of the check, and no other KubeRay, is there',
    seen: problem === undefined ? 'so it is' : `so it is; ${problem}`,
    result: 'ok',
  });
  return { before, ...(problem !== undefined && { guardProblem: problem }) };
}

/** What is there and would be taken for the check's own, or is missing although it is to be reused. */
export function obstaclesOf(
  before: Inventory,
  operators: readonly string[],
  parameters: Pick<Parameters, 'reuseCrds' | 'reuseOperator'>,
): string[] {
  const { reuseCrds, reuseOperator } = parameters;
  const platform = [CRDS_APPLICATION, OPERATOR_APPLICATION];
  const reused = [
    ...(reuseCrds || reuseOperator ? [CRDS_APPLICATION] : []),
    ...(reuseOperator ? [OPERATOR_APPLICATION] : []),
  ];
  const taken = before.Application.filter(name => !reused.includes(name));
  const [definition] = before.CustomResourceDefinition;
  const [operator] = operators;
  const mine = taken.filter(name => !platform.includes(name));
  const ofKuberay = [
    ...(definition !== undefined && !reuseCrds && !reuseOperator
      ? [`CustomResourceDefinition ${definition}`]
      : []),
    ...(operator !== undefined && !reuseOperator
      ? [`operator ${operator}`]
      : []),
    ...taken
      .filter(name => platform.includes(name))
      .map(name => `Application ${name}`),
  ];
  return [
    ...(mine.length > 0 || before.RayCluster.length > 0
      ? [
          `there is ${[...mine, ...before.RayCluster].join(
            ', ',
          )} already; remove what an earlier run has left, or choose another --name`,
        ]
      : []),
    ...(ofKuberay.length > 0
      ? [
          `KubeRay is installed already (${ofKuberay.join(
            ', ',
          )}); --reuse-operator uses CRDs and operator as they are, --reuse-crds the CRDs alone`,
        ]
      : []),
    ...((reuseCrds || reuseOperator) && definition === undefined
      ? ['there are no CRDs of KubeRay to be reused']
      : []),
  ];
}

/** Why the replica guard cannot be used; undefined where it can. */
export function guardProblem(
  version: string,
  { destinationServer }: Pick<Parameters, 'destinationServer'>,
  before: Pick<Inventory, 'MutatingAdmissionPolicy'>,
): string | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const isNewEnough = Number(major) * 1000 + Number(minor) >= 1036;
  if (!isNewEnough) {
    return `Kubernetes ${version} has no replica guard (1.36 or later has)`;
  }
  if (before.MutatingAdmissionPolicy.includes(GUARD)) {
    return 'somebody else has a replica guard here, which this check would have to change';
  }
  return destinationServer === IN_CLUSTER
    ? undefined
    : `the guard is written for ${IN_CLUSTER} alone in this check`;
}

async function kubernetesVersion(kube: KubeClient): Promise<string> {
  const answer: { gitVersion?: string } = Object(await kube.get(paths.version));
  return answer.gitVersion ?? 'of an unknown version';
}

/** From the image of its server, if that runs as a pod here. */
async function argocdVersion(
  kube: KubeClient,
  namespace: string,
): Promise<string> {
  if (!(await kube.get(paths.definition('applications.argoproj.io')))) {
    throw new Error(
      'Argo CD is not installed: there is no CustomResourceDefinition applications.argoproj.io',
    );
  }
  if (!(await kube.get(paths.namespace(namespace)))) {
    throw new Error(
      `--argocd-namespace: there is no namespace ${namespace} in this cluster`,
    );
  }
  const server = (
    await kube.list(`/apis/apps/v1/namespaces/${namespace}/deployments`)
  ).find(
    ({ metadata }) =>
      metadata.labels?.['app.kubernetes.io/name'] === 'argocd-server',
  );
  const image = server?.spec?.template?.spec?.containers?.[0]?.image;
  const [, tag] = /:([^:/]+)$/.exec(String(image ?? '')) ?? [];
  return tag ?? 'of an unknown version';
}

async function checkAccess(
  kube: KubeClient,
  parameters: Parameters,
  stage: Stage,
): Promise<void> {
  const expected = 'the account of the kubeconfig may do what is needed';
  const refused: string[] = [];
  for (const access of neededAccess(parameters)) {
    try {
      const review = await kube.create(paths.accessReviews, {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: access },
      });
      if (review.status?.allowed !== true) {
        refused.push(describeAccess(access));
      }
    } catch (error) {
      if (error instanceof KubeAnswerError && error.status === 404) {
        stage.note({
          expected,
          seen: 'the API server serves no SelfSubjectAccessReview',
          result: 'skipped',
        });
        return;
      }
      throw error;
    }
  }
  if (refused.length > 0) {
    throw new Error(
      `the account of the kubeconfig may not: ${refused.join(', ')}`,
    );
  }
  stage.note({ expected, seen: 'it may', result: 'ok' });
}
