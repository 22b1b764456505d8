import type { Inventory } from '../cleanUp/Inventory';
import { GUARD, takeInventory } from '../cleanUp/Inventory';
import type { GitRepository } from '../git/GitRepository';
import { runGit } from '../git/runGit';
import { KubeAnswerError } from '../kube/KubeAnswerError';
import type { KubeClient } from '../kube/KubeClient';
import { paths } from '../kube/paths';
import type { Parameters } from '../parameters/parametersSchema';
import type { Stage } from '../report/Report';
import type { InstalledOperator } from './InstalledOperator';
import { installedOperators } from './InstalledOperator';
import { argocdVersion, kubernetesVersion } from './installedVersions';
import { attributesOf, describeAccess, neededAccess } from './neededAccess';
import { obstaclesOf } from './obstaclesOf';

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
  const { gitPath } = parameters;
  const gitVersion = (await runGit(['--version'], { signal })).trim();
  const version = await kubernetesVersion(kube);
  const argocd = await argocdVersion(kube, parameters);
  stage.note({
    expected: 'Kubernetes, Argo CD and git answer',
    seen: `Kubernetes ${version}, Argo CD ${argocd}, ${gitVersion}`,
    result: 'ok',
  });
  await checkAccess(kube, parameters, stage);
  const before = await takeInventory(kube, parameters);
  const operators = installedOperators(await kube.list(paths.deployments));
  const terminating = await terminatingOf(kube, before);
  const obstacles = [
    ...obstaclesOf({ before, operators, terminating }, parameters),
    ...((await git.filesOf(gitPath, signal)).length > 0
      ? [
          `the repository has a folder ${gitPath} already; remove it, or choose another by --git-path`,
        ]
      : []),
  ];
  if (obstacles.length > 0) {
    throw new Error(obstacles.join('; '));
  }
  const problem = guardProblem(
    {
      version,
      isServed:
        parameters.guard === 'off' ||
        (await kube.get(paths.policies)) !== undefined,
    },
    parameters,
    before,
  );
  if (problem !== undefined && parameters.guard === 'on') {
    throw new Error(`--guard on: ${problem}`);
  }
  stage.note({
    expected: expectedThere(parameters),
    seen: [
      'so it is',
      ...(parameters.reuseOperator ? [describeOperators(operators)] : []),
      ...(problem === undefined || parameters.guard === 'off' ? [] : [problem]),
    ].join('; '),
    result: 'ok',
  });
  return { before, ...(problem !== undefined && { guardProblem: problem }) };
}

function expectedThere({
  reuseCrds,
  reuseOperator,
}: Pick<Parameters, 'reuseCrds' | 'reuseOperator'>): string {
  if (reuseOperator) {
    return 'nothing of the check is there; CRDs and operator of KubeRay are';
  }
  return reuseCrds
    ? 'nothing of the check is there; CRDs of KubeRay are'
    : 'nothing of the check, and no other KubeRay, is there';
}

function describeOperators(operators: readonly InstalledOperator[]): string {
  return operators.length === 0
    ? 'the operator is no Deployment here'
    : operators
        .map(({ name, version }) =>
          ['operator', name, ...(version ? [version] : [])].join(' '),
        )
        .join(', ');
}

/** Namespaces and CRDs that an earlier run, or somebody else, is removing at this moment. */
async function terminatingOf(
  kube: KubeClient,
  { CustomResourceDefinition, Namespace }: Inventory,
): Promise<string[]> {
  const found = async (kind: string, path: string, names: readonly string[]) =>
    (await kube.list(path))
      .filter(
        ({ metadata: { deletionTimestamp, name } }) =>
          deletionTimestamp !== undefined && names.includes(name),
      )
      .map(({ metadata }) => `${kind} ${metadata.name}`);
  return [
    ...(await found('Namespace', paths.namespaces, Namespace)),
    ...(await found(
      'CustomResourceDefinition',
      paths.definitions,
      CustomResourceDefinition,
    )),
  ];
}

/** Why the replica guard cannot be used; undefined where it can. */
export function guardProblem(
  { version, isServed }: { version: string; isServed: boolean },
  { destinationServer }: Pick<Parameters, 'destinationServer'>,
  before: Pick<Inventory, 'MutatingAdmissionPolicy'>,
): string | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const isNewEnough = Number(major) * 1000 + Number(minor) >= 1036;
  if (!isNewEnough) {
    return `Kubernetes ${version} has no replica guard (1.36 or later has)`;
  }
  if (!isServed) {
    return 'this API server does not serve admissionregistration.k8s.io/v1 MutatingAdmissionPolicy';
  }
  if (before.MutatingAdmissionPolicy.includes(GUARD)) {
    return 'somebody else has a replica guard here, which this check would have to change';
  }
  return destinationServer === IN_CLUSTER
    ? undefined
    : `the guard is written for ${IN_CLUSTER} alone in this check`;
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
        spec: { resourceAttributes: attributesOf(access) },
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
