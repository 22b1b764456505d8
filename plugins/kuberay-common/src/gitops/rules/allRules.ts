import { isOpenText } from '../facts/isTemplated';
import { valueAt } from '../facts/Path';
import type { StackFacts } from '../facts/StackFacts';
import type { Observation, Rule } from './Observation';
import { r10Images } from './r10Images';
import { r11Versions } from './r11Versions';
import { r12Autoscaler } from './r12Autoscaler';
import { r13Crds } from './r13Crds';
import { r14Fields } from './r14Fields';
import { r15Operations } from './r15Operations';
import { r16Pods } from './r16Pods';
import { r17OperatorScope } from './r17OperatorScope';
import { r19ReplicaReset } from './r19ReplicaReset';
import { r1Names } from './r1Names';
import { r2IgnoredCluster } from './r2IgnoredCluster';
import { r3IgnoredFields } from './r3IgnoredFields';
import { r4SyncOptions } from './r4SyncOptions';
import { r5ReplicaBounds } from './r5ReplicaBounds';
import { r6GroupNames } from './r6GroupNames';
import { r8Resources } from './r8Resources';
import { r9RayStartParams } from './r9RayStartParams';
import { valuesReadable } from './valuesReadable';

/** R7 and R18 compare two manifests and are not here (`changeFindings`). */
const ALL_RULES: readonly Rule[] = [
  valuesReadable,
  r1Names,
  r2IgnoredCluster,
  r3IgnoredFields,
  r4SyncOptions,
  r5ReplicaBounds,
  r6GroupNames,
  r8Resources,
  r9RayStartParams,
  r10Images,
  r11Versions,
  r12Autoscaler,
  r13Crds,
  r14Fields,
  r15Operations,
  r16Pods,
  r17OperatorScope,
  r19ReplicaReset,
];

/** Everything that the rules see in Applications that belong together. */
export function observe(facts: StackFacts): Observation[] {
  return ALL_RULES.flatMap(rule => rule(facts)).filter(
    observation => !isOpen(observation),
  );
}

/** What an ApplicationSet fills in cannot be judged before. */
function isOpen({ at, subject }: Observation): boolean {
  if (subject.of === 'guard') {
    return false;
  }
  const values = subject.cluster?.values ?? subject.operator?.own;
  const value = valueAt(
    at.of === 'values' ? values : subject.manifest,
    at.path,
  );
  return [value, ...at.path].some(text => isOpenText(subject, text));
}
