import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Parameters } from '../parameters/parametersSchema';
import { clusterInput, platformInput, workerGroup } from './stackInput';
import type { ClusterWalk } from './walkPlan';
import { ADDED_GROUP, CHANGED_MAXIMA } from './walkPlan';

/** A step of a software template. */
interface Step extends JsonObject {
  id: string;
  name: string;
  action: string;
  input: JsonObject;
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
