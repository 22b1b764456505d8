import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import { enabledGroupCount } from './enabledGroupCount';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

const LIST = '/spec/workerGroupSpecs';
const REPLICAS_POINTER = /^\/spec\/workerGroupSpecs\/[0-9]+\/replicas$/;
const JQ_FIELD = /^\.spec\.workerGroupSpecs\[\]\??\.(replicas|scaleStrategy)$/;

const PATH = 'spec.ignoreDifferences';

const REPLICAS_BELONG_TO_GIT: RuleFinding = {
  rule: 'R3',
  severity: 'error',
  path: PATH,
  message: 'replicas are ignored although there is no autoscaler',
  remedy: 'Remove the entry: without an autoscaler Git owns the counts',
};

/**
 * R3: with an autoscaler Argo CD looks away from the two fields that it writes, and from nothing
 * else; without one Git owns the counts.
 */
export function r3IgnoredFields(
  application: ApplicationManifest,
): RuleFinding[] {
  const { ignoreDifferences = [], source } = application.spec;
  const { head } = source.helm?.valuesObject ?? {};
  const autoscaling =
    isJsonObject(head) && isTruthy(head.enableInTreeAutoscaling);
  const jq = ignoreDifferences.flatMap(entry => entry.jqPathExpressions ?? []);
  const pointers = ignoreDifferences.flatMap(entry => entry.jsonPointers ?? []);
  const ignored = new Set(jq.map(path => JQ_FIELD.exec(path)?.[1]));
  const replicaPointers = pointers.filter(path => REPLICAS_POINTER.test(path));
  const whole = wholeListFindings(pointers);
  if (!autoscaling) {
    const counted = ignored.has('replicas') || replicaPointers.length > 0;
    return counted ? [...whole, REPLICAS_BELONG_TO_GIT] : whole;
  }
  if (ignored.has('replicas')) {
    return ignored.has('scaleStrategy')
      ? whole
      : [...whole, missing('scaleStrategy')];
  }
  return replicaPointers.length > 0
    ? [...whole, ...pointerFindings(application, replicaPointers.length)]
    : [...whole, missing('replicas'), missing('scaleStrategy')];
}

function missing(field: 'replicas' | 'scaleStrategy'): RuleFinding {
  return {
    rule: 'R3',
    severity: 'error',
    path: PATH,
    message: `the autoscaler writes ${field}, which Argo CD would put back`,
    remedy: `Ignore the jq path ".spec.workerGroupSpecs[]?.${field}"`,
  };
}

function wholeListFindings(pointers: readonly string[]): RuleFinding[] {
  return pointers
    .filter(path => path === LIST)
    .map(path => ({
      rule: 'R3' as const,
      severity: 'error' as const,
      path: PATH,
      message: `${quote(path)} hides every edit of a worker group in Git`,
      remedy: 'Ignore replicas and scaleStrategy of each group by jq paths',
    }));
}

function pointerFindings(
  application: ApplicationManifest,
  pointerCount: number,
): RuleFinding[] {
  const groupCount = enabledGroupCount(application);
  const shifted = groupCount !== pointerCount;
  return [
    {
      rule: 'R3',
      severity: shifted ? 'error' : 'warning',
      path: PATH,
      message: shifted
        ? `${pointerCount} JSON pointers stand against ${
            groupCount ?? 'an unknown number of'
          } worker groups`
        : 'JSON pointers hit other groups as soon as a group is added or removed',
      remedy: 'Use jq paths, which hold for any number of groups',
    },
  ];
}
