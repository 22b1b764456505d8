import { LOAD_ANNOTATION, parseLoad } from './loadModel';
import type { LoadModel } from './loadModel';
import type { RayCluster } from './RayCluster';
import type { Bundle } from './rayResources';
import { fits, nodeResources } from './rayResources';

/** Annotation on a RayCluster with tasks that no group can run: `GPU=8,CPU=1*2; TPU=4`. */
export const DEMAND_ANNOTATION = 'dev-cluster.kuberay.io/demand';

/** Tasks that wait for resources. */
export interface TaskDemand {
  bundle: Bundle;
  count: number;
}

/** The work that a cluster's annotations ask the stand-in to imagine. */
export interface ImaginedWork {
  /** What groups have to do. */
  load: LoadModel;
  /** What no group can do. */
  infeasible: readonly TaskDemand[];
}

const ENTRY =
  /^([A-Za-z][\w-]*=\d+(?:\.\d+)?(?:\s*,\s*[A-Za-z][\w-]*=\d+(?:\.\d+)?)*)\s*(?:\*\s*([1-9]\d{0,5}))?$/;

/**
 * Reads the annotations; a cluster without them has no work.
 * @throws Error that names the annotation, the entry and what is wrong with it
 */
export function readImaginedWork(cluster: RayCluster): ImaginedWork {
  const { annotations = {} } = cluster.object.metadata;
  return {
    load:
      readAnnotation(annotations, LOAD_ANNOTATION, text =>
        readLoad(text, cluster),
      ) ?? new Map(),
    infeasible:
      readAnnotation(annotations, DEMAND_ANNOTATION, text =>
        readDemand(text, cluster),
      ) ?? [],
  };
}

function readAnnotation<T>(
  annotations: Readonly<Record<string, string>>,
  name: string,
  read: (text: string) => T,
): T | undefined {
  const text = annotations[name];
  if (text === undefined) {
    return undefined;
  }
  try {
    return read(text);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new Error(`annotation ${name}: ${fault}`, { cause: error });
  }
}

function readLoad(text: string, cluster: RayCluster): LoadModel {
  const load = parseLoad(text);
  const groups = cluster.spec.workerGroups.map(group => group.groupName);
  const unknown = [...load.keys()].find(name => !groups.includes(name));
  if (unknown !== undefined) {
    throw new Error(`the cluster has no group "${unknown}"`);
  }
  return load;
}

function readDemand(text: string, cluster: RayCluster): TaskDemand[] {
  return text.split(';').map(part => {
    const entry = part.trim();
    const [, list, count = '1'] = ENTRY.exec(entry) ?? [];
    if (list === undefined) {
      throw new Error(
        `"${entry}" is not <resource>=<amount>[,<resource>=<amount>…][*<count>]`,
      );
    }
    const bundle = Object.fromEntries(
      list.split(',').map((pair): [string, number] => {
        const [name = '', value] = pair.trim().split('=');
        return [name, Number(value)];
      }),
    );
    const group = cluster.spec.workerGroups.find(one =>
      fits(bundle, nodeResources(one).bundle),
    );
    if (group) {
      throw new Error(
        `"${entry}" fits into group "${group.groupName}"; give that group work with ${LOAD_ANNOTATION}`,
      );
    }
    return { bundle, count: Number(count) };
  });
}
