import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Parameters } from '../parameters/parametersSchema';
import { CLUSTER_NAME } from '../portal/portalConfig';
import { parseNodeSelector, parseTolerations } from './parseTaints';
import type { ClusterWalk, GroupPlan } from './walkPlan';
import { ADDED_GROUP, CHANGED_MAXIMA, GROUPS } from './walkPlan';

/** Long enough for nothing to be idle: the written counts have to stand until the change. */
const IDLE_TIMEOUT_SECONDS = 86_400;

/** A step of a software template. */
interface Step extends JsonObject {
  id: string;
  name: string;
  action: string;
  input: JsonObject;
}

/** Folder of the repository that the root Application follows. */
export function applicationsFolder({
  gitPath,
}: Pick<Parameters, 'gitPath'>): string {
  return `${gitPath}/apps`;
}

/** The software templates of one walk: `<name>-create`, `-wait`, `-change` and `-retire`, the actions as an installer's templates use them. */
export function taskTemplates(
  parameters: Parameters,
  walk: ClusterWalk,
): Entity[] {
  const { entityRef, name } = walk;
  return [
    template(`${name}-create`, [
      checkout(parameters),
      ...generate(parameters, walk),
      publish(parameters, { commitMessage: `Add Ray cluster ${name}` }),
    ]),
    template(`${name}-wait`, [
      {
        id: 'wait',
        name: 'Wait until it is up',
        action: 'kuberay:wait',
        input: { entityRef, timeoutSeconds: parameters.stageTimeout },
      },
    ]),
    template(`${name}-change`, [
      checkout(parameters),
      {
        id: 'update',
        name: 'Change the Application',
        action: 'kuberay:raycluster:update',
        input: {
          entityRef,
          application: name,
          applicationNamespace: parameters.argocdNamespace,
          repositoryPath: 'repository',
          targetPath: 'files',
          groups: Object.fromEntries(
            Object.entries(CHANGED_MAXIMA).map(([group, maxReplicas]) => [
              group,
              { maxReplicas },
            ]),
          ),
          addGroups: [workerGroup(parameters, ADDED_GROUP)],
        },
      },
      publish(parameters, { commitMessage: `Change Ray cluster ${name}` }),
    ]),
    template(`${name}-retire`, [
      checkout(parameters),
      {
        id: 'remove',
        name: 'Take the Application out',
        action: 'kuberay:raycluster:remove',
        input: {
          application: name,
          applicationNamespace: parameters.argocdNamespace,
          repositoryPath: 'repository',
          targetPath: 'files',
          confirm: true,
        },
      },
      publish(parameters, {
        commitMessage: `Retire Ray cluster ${name}`,
        deletePaths: '${{ steps.remove.output.deletePaths }}',
      }),
    ]),
  ];
}

/** CRDs, operator and cluster at once, or without what is there. */
function generate(parameters: Parameters, walk: ClusterWalk): Step[] {
  const { reuseCrds, reuseOperator } = parameters;
  if (walk.platform && !reuseCrds && !reuseOperator) {
    return [
      {
        id: 'generate',
        name: 'Write the Applications of CRDs, operator and Ray cluster',
        action: 'kuberay:argocd:stack',
        input: { ...clusterInput(parameters, walk), layout: 'separate' },
      },
    ];
  }
  return [
    ...(walk.platform && !reuseOperator
      ? [
          {
            id: 'operator',
            name: 'Write the Application of the operator',
            action: 'kuberay:argocd:operator',
            input: platformInput(parameters, walk),
          },
        ]
      : []),
    {
      id: 'generate',
      name: 'Write the Application of the Ray cluster',
      action: 'kuberay:argocd:raycluster',
      input: clusterInput(parameters, walk),
    },
  ];
}

function platformInput(parameters: Parameters, walk: ClusterWalk): JsonObject {
  const folder = `${applicationsFolder(parameters)}/${walk.name}`;
  return {
    versions: { kuberay: parameters.kuberayVersion },
    argocd: {
      namespace: parameters.argocdNamespace,
      project: parameters.argocdProject,
    },
    destination: {
      server: parameters.destinationServer,
      cluster: CLUSTER_NAME,
      namespace: parameters.namespace,
      operatorNamespace: parameters.operatorNamespace,
    },
    sources: {
      kuberay: parameters.kuberayRepository,
      charts: parameters.chartRepository,
    },
    targetPath: `files/${folder}`,
    repositoryPath: 'repository',
    repositoryTargetPath: folder,
  };
}

function clusterInput(parameters: Parameters, walk: ClusterWalk): JsonObject {
  const guardFolder = `${applicationsFolder(parameters)}/ray-replica-guard`;
  return {
    ...platformInput(parameters, walk),
    name: walk.name,
    entityRef: walk.entityRef,
    ray: {
      version: parameters.rayVersion,
      image: {
        repository: parameters.rayImage,
        tag: parameters.rayImageTag ?? parameters.rayVersion,
      },
    },
    head: {
      cpu: parameters.headCpu,
      memory: parameters.headMemory,
      ...placement(parameters),
    },
    autoscaler: { enabled: true, idleTimeoutSeconds: IDLE_TIMEOUT_SECONDS },
    workerGroups: GROUPS.map(group => workerGroup(parameters, group)),
    replicaGuard: {
      mode: walk.guarded ? 'on' : 'off',
      placement: 'directory',
    },
    guardTargetPath: `files/${guardFolder}`,
    guardRepositoryPath: guardFolder,
  };
}

function workerGroup(parameters: Parameters, group: GroupPlan): JsonObject {
  return {
    name: group.name,
    minReplicas: group.minReplicas,
    maxReplicas: group.maxReplicas,
    cpu: parameters.workerCpu,
    memory: parameters.workerMemory,
    ...placement(parameters),
  };
}

function placement(
  parameters: Pick<Parameters, 'nodeSelector' | 'tolerations'>,
): JsonObject {
  const nodeSelector = parseNodeSelector(parameters.nodeSelector);
  const tolerations = parseTolerations(parameters.tolerations);
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && {
      tolerations: tolerations.map(each => ({ ...each })),
    }),
  };
}

function checkout(parameters: Parameters): Step {
  return {
    id: 'checkout',
    name: 'Look into the GitOps repository',
    action: 'kuberay:git:checkout',
    input: {
      repoUrl: parameters.gitUrl ?? '',
      branch: parameters.gitBranch,
      targetPath: 'repository',
    },
  };
}

function publish(
  parameters: Parameters,
  input: { commitMessage: string; deletePaths?: string },
): Step {
  return {
    id: 'publish',
    name: 'Push to the GitOps repository',
    action: 'kuberay:git:publish',
    input: {
      repoUrl: parameters.gitUrl ?? '',
      branch: parameters.gitBranch,
      baseCommit: '${{ steps.checkout.output.commitHash }}',
      sourcePath: 'files',
      ...input,
    },
  };
}

function template(name: string, steps: Step[]): Entity {
  const outputs = {
    generate: ['annotations', 'clusterName', 'replicaGuard'],
    update: ['changes', 'guarded', 'liveReplicas'],
    wait: ['verdict'],
    publish: ['commitHash', 'changed'],
  };
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name },
    spec: {
      type: 'resource',
      owner: 'group:default/live-check',
      steps,
      output: Object.fromEntries(
        Object.entries(outputs)
          .filter(([step]) => steps.some(({ id }) => id === step))
          .flatMap(([step, names]) =>
            names.map(each => [each, `\${{ steps.${step}.output.${each} }}`]),
          ),
      ),
    },
  };
}
