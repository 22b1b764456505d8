import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { listAt, mapAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

const OPTIONS = 'autoscalerOptions';
const ENV = 'RAY_enable_autoscaler_v2';

/** R12: options of the autoscaler that CRD and operator take (domain.md 3.7). */
export const r12Autoscaler: Rule = clusterRule('R12', cluster => {
  if (!cluster.release.complete) {
    return [];
  }
  const options = mapAt(cluster.values, ['head', OPTIONS]);
  return [
    ...wordRemarks(options),
    ...timeoutRemarks(options.idleTimeoutSeconds),
    ...(options.version === 'v2' ? restartRemarks(cluster) : []),
    ...(isTruthy(options.version) ? envRemarks(cluster) : []),
  ];
});

type Options = Readonly<Record<string, unknown>>;

function wordRemarks(options: Options): Remark[] {
  const { upscalingMode: mode, version } = options;
  return [
    ...(isWord(version, ['v1', 'v2'])
      ? []
      : [
          {
            code: 'autoscaler-version-invalid',
            severity: 'error' as const,
            at: inValues('head', OPTIONS, 'version'),
            message: `${quote(version)} is no version of the autoscaler`,
            remedy: 'Write v2 or v1',
          },
        ]),
    ...(isWord(mode, ['Default', 'Aggressive', 'Conservative'])
      ? []
      : [
          {
            code: 'upscaling-mode-invalid',
            severity: 'error' as const,
            at: inValues('head', OPTIONS, 'upscalingMode'),
            message: `${quote(mode)} is no upscaling mode`,
            remedy: 'Write Default, Aggressive or Conservative',
          },
        ]),
  ];
}

/** Absent is right too; null is the business of R14. */
function isWord(value: unknown, words: readonly string[]): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && words.includes(value))
  );
}

function timeoutRemarks(timeout: unknown): Remark[] {
  const right =
    timeout === undefined ||
    timeout === null ||
    (typeof timeout === 'number' && Number.isInteger(timeout) && timeout >= 0);
  return right
    ? []
    : [
        {
          code: 'idle-timeout-invalid',
          severity: 'error',
          at: inValues('head', OPTIONS, 'idleTimeoutSeconds'),
          message: `${quote(timeout)} is not a number of seconds`,
          remedy: 'Give a whole number from 0 on, without quotes',
        },
      ];
}

function restartRemarks(cluster: ClusterFacts): Remark[] {
  const pods = [
    { path: ['head'], values: mapAt(cluster.values, ['head']) },
    ...cluster.groups,
  ];
  return pods.flatMap(({ path, values }): Remark[] => {
    const { restartPolicy } = values;
    const taken = !isTruthy(restartPolicy) || restartPolicy === 'Never';
    return taken
      ? []
      : [
          {
            code: 'restart-policy-refused',
            severity: 'error',
            at: inValues(...path, 'restartPolicy'),
            message: `${quote(
              restartPolicy,
            )} is a restartPolicy that the operator refuses with autoscaler v2`,
            remedy: 'Leave restartPolicy out',
          },
        ];
  });
}

function envRemarks(cluster: ClusterFacts): Remark[] {
  return [
    ['common', 'containerEnv'],
    ['head', 'containerEnv'],
  ].flatMap(path =>
    listAt(cluster.values, path).flatMap((variable, index): Remark[] =>
      isJsonObject(variable) && variable.name === ENV
        ? [
            {
              code: 'autoscaler-version-twice',
              severity: 'error',
              at: inValues(...path, index),
              message: `${ENV} is set beside autoscalerOptions.version, which the operator refuses`,
              remedy: 'Remove the variable',
            },
          ]
        : [],
    ),
  );
}
