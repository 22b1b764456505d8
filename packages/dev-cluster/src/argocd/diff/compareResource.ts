import type { JsonObject } from '../../kube-api/json';
import { equalJson, isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { IgnoreRule } from '../Application';
import { withoutIgnored } from './ignoreRules';
import { readLastApplied } from './lastApplied';
import { reduceToShape, threeWayMergePatch } from './merge';

/** Which of Argo CD's diff engines looks at an Application: `structured` with `ServerSideApply=true` (domain facts 6.1). */
export type DiffEngine = 'legacy' | 'structured';

/** True when applying `target` would change `live`, apart from what the rules ignore. */
export function isDrifted(options: {
  target: KubeObject;
  live: KubeObject;
  rules: readonly IgnoreRule[];
  engine: DiffEngine;
}): boolean {
  const { target, live, rules } = options;
  const strip = <T>(value: T) => withoutIgnored(value, rules, target);
  return options.engine === 'legacy'
    ? isDriftedByLegacyDiff(
        strip(target),
        strip(live),
        strip(readLastApplied(live)),
      )
    : isDriftedByStructuredDiff(strip(target), strip(live));
}

function isDriftedByLegacyDiff(
  target: KubeObject,
  live: KubeObject,
  lastApplied: JsonObject | undefined,
): boolean {
  const reduced = reduceToShape(live, lastApplied ?? target);
  const patch = threeWayMergePatch({
    lastApplied,
    target,
    live: isJsonObject(reduced) ? reduced : {},
  });
  return Object.keys(patch).length > 0;
}

/** Lists that have one owner as a whole: any field in them that Git does not give is drift. */
const ATOMIC_LISTS: { [kind: string]: string | undefined } = {
  RayCluster: 'workerGroupSpecs',
};

function isDriftedByStructuredDiff(
  target: KubeObject,
  live: KubeObject,
): boolean {
  const atomic = ATOMIC_LISTS[target.kind];
  const patch = threeWayMergePatch({
    lastApplied: undefined,
    target,
    live: reduceToShape(live, target) as JsonObject,
  });
  return (
    Object.keys(patch).length > 0 ||
    (atomic !== undefined &&
      !equalJson(fieldOf(target.spec, atomic), fieldOf(live.spec, atomic)))
  );
}

function fieldOf(value: unknown, field: string): unknown {
  return isJsonObject(value) ? value[field] : undefined;
}
