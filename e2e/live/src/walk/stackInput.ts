import type { JsonObject } from '@backstage/types';
import type { Parameters } from '../parameters/parametersSchema';
import { CLUSTER_NAME } from '../portal/portalConfig';
import { parseNodeSelector, parseTolerations } from './parseTaints';
import type { ClusterWalk, GroupPlan } from './walkPlan';
import { GROUPS } from './walkPlan';

/** Long enough for nothing to be idle: the written counts have to stand until the change. */
const IDLE_TIMEOUT_SECONDS = 86_400;

/** Folder of the repository that the root Application follows. */
export function applicationsFolder({
  gitPath,
}: Pick<Parameters, 'gitPath'>): string {
  return `${gitPath}/apps`;
}

/** What Applications of CRDs and operator are generated from. */
export function platformInput(
  parameters: Parameters,
  walk: ClusterWalk,
): JsonObject {
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

/** What a stack, or the Application of a Ray cluster alone, is generated from. */
export function clusterInput(
  parameters: Parameters,
  walk: ClusterWalk,
): JsonObject {
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

/** A worker group as the actions take it. */
export function workerGroup(
  parameters: Parameters,
  group: GroupPlan,
): JsonObject {
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
