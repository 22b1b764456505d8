import type { KubeObject } from '../../kube-api';
import { isJsonObject } from '../../kube-api/json';
import type { Operation } from '../Application';
import type { Comparison } from '../diff/compare';
import { toResourceId } from '../resourceId';
import { kindRank } from './kindOrder';
import { syncOptionsOf } from './syncOptions';
import { syncWaveOf } from './syncWave';

/** One object of a sync. */
export interface SyncTask {
  /** What to apply, or, for `prune`, what to delete. */
  object: KubeObject;
  action: 'apply' | 'prune';
  options: ReadonlySet<string>;
}

/** The tasks of a wave; those of one group are of one kind and run side by side, the groups one after the other. */
export interface SyncWave {
  wave: number;
  groups: SyncTask[][];
}

/**
 * What a sync does, in the order of waves and kinds. `operation.sync.resources` and `ApplyOutOfSyncOnly=true` leave
 * objects out; what is to be pruned comes last in its wave.
 */
export function planSync(options: {
  comparison: Comparison;
  operation: Operation;
}): SyncWave[] {
  const { comparison, operation } = options;
  const { syncOptions = [], resources } = operation.sync ?? {};
  const isSelected = (object: KubeObject) => {
    const { group, kind, name } = toResourceId(object);
    return (
      !resources ||
      resources.some(
        resource =>
          (resource.group ?? '') === group &&
          resource.kind === kind &&
          resource.name === name,
      )
    );
  };
  const tasks = comparison.resources.flatMap(({ target, live, status }) => {
    const object = target ?? live;
    if (!object || !isSelected(object)) {
      return [];
    }
    const own = syncOptionsOf(syncOptions, object);
    if (own.has('ApplyOutOfSyncOnly=true') && status === 'Synced') {
      return [];
    }
    const action = target ? ('apply' as const) : ('prune' as const);
    return [{ object, action, options: own }];
  });
  const waves = [...new Set(tasks.map(({ object }) => syncWaveOf(object)))];
  return waves
    .sort((a, b) => a - b)
    .map(wave => ({
      wave,
      groups: groupByKind(
        tasks.filter(({ object }) => syncWaveOf(object) === wave),
      ),
    }));
}

/**
 * The tasks that fail before anything is done, because the API server does not serve their kind: not those that a CRD
 * of the same sync defines, nor those with `SkipDryRunOnMissingResource=true`.
 */
export function findUndiscoverable(
  waves: readonly SyncWave[],
  serves: (kind: string) => boolean,
): SyncTask[] {
  const tasks = waves.flatMap(({ groups }) => groups.flat());
  const defined = new Set(
    tasks.flatMap(({ object }) => definedKind(object) ?? []),
  );
  return tasks.filter(
    ({ object, action, options }) =>
      action === 'apply' &&
      !serves(object.kind) &&
      !defined.has(object.kind) &&
      !options.has('SkipDryRunOnMissingResource=true'),
  );
}

function groupByKind(tasks: readonly SyncTask[]): SyncTask[][] {
  const groups = new Map<string, SyncTask[]>();
  const sorted = [...tasks].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.object.kind, b.object.kind),
  );
  for (const task of sorted) {
    const key = `${task.action} ${task.object.apiVersion} ${task.object.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()];
}

/** What is pruned comes after what is applied, and the other way round by kind. */
function rank({ object, action }: SyncTask): number {
  const kind = kindRank(object.kind);
  return action === 'apply' ? kind : 2_000 - kind;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function definedKind(object: KubeObject): string | undefined {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const names = isJsonObject(spec.names) ? spec.names : {};
  return object.kind === 'CustomResourceDefinition' &&
    typeof names.kind === 'string'
    ? names.kind
    : undefined;
}
