import type { KubeObject } from '../../kube-api';
import type {
  IgnoreRule,
  ResourceStatus,
  SyncStatusCode,
} from '../Application';
import { formatResourceId, toResourceId, versionOf } from '../resourceId';
import { syncWaveOf } from '../sync/syncWave';
import type { DiffEngine } from './compareResource';
import { isDrifted } from './compareResource';

/** One object of an Application: what Git wants, what the cluster has, and whether they agree. */
export interface ComparedResource {
  /** Undefined when the object is to be pruned. */
  target: KubeObject | undefined;
  /** Undefined when the object is missing. */
  live: KubeObject | undefined;
  status: SyncStatusCode;
}

/** The outcome for the whole Application, objects in the order of `status.resources`. */
export interface Comparison {
  syncStatus: SyncStatusCode;
  resources: ComparedResource[];
}

/**
 * Pairs what Git wants with what is there. `live` are the objects that the Application owns, and those of others
 * that have the id of a target.
 */
export function compare(options: {
  targets: readonly KubeObject[];
  live: readonly KubeObject[];
  rules: readonly IgnoreRule[];
  engine: DiffEngine;
}): Comparison {
  const { rules, engine } = options;
  const key = (object: KubeObject) => formatResourceId(toResourceId(object));
  const liveByKey = new Map(options.live.map(object => [key(object), object]));
  const targetByKey = new Map(
    options.targets.map(object => [key(object), object]),
  );
  const keys = [...new Set([...liveByKey.keys(), ...targetByKey.keys()])];
  const resources = keys.sort().map((id): ComparedResource => {
    const target = targetByKey.get(id);
    const live = liveByKey.get(id);
    const isSynced =
      target && live && !isDrifted({ target, live, rules, engine });
    return { target, live, status: isSynced ? 'Synced' : 'OutOfSync' };
  });
  const isSynced = resources.every(({ status }) => status === 'Synced');
  return { syncStatus: isSynced ? 'Synced' : 'OutOfSync', resources };
}

/** The outcome when Git's side could not be loaded: what is there is listed, and nothing is known of it. */
export function compareWithoutTarget(live: readonly KubeObject[]): Comparison {
  return {
    syncStatus: 'Unknown',
    resources: live.map(object => ({
      target: undefined,
      live: object,
      status: 'Unknown',
    })),
  };
}

/** The entry of `status.resources`. */
export function toResourceStatus(resource: ComparedResource): ResourceStatus {
  const { target, live, status } = resource;
  const object = target ?? live;
  if (!object) {
    throw new Error('a compared resource has a target or a live object');
  }
  const { group, kind, namespace, name } = toResourceId(object);
  const syncWave = syncWaveOf(object);
  return {
    ...(group !== '' && { group }),
    kind,
    name,
    ...(namespace !== undefined && { namespace }),
    status,
    ...(syncWave !== 0 && { syncWave }),
    version: versionOf(object.apiVersion),
    ...(!target && status === 'OutOfSync' && { requiresPruning: true }),
  };
}
