import { ChartError } from '../chart/ChartError';
import { KNOWN_CHART_VERSIONS } from '../chart/chartVersions';
import { renderRayCluster } from '../chart/renderRayCluster';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { valueAt } from '../facts/Path';
import { versionParts } from '../facts/versionParts';
import type { Remark, Rule } from './Observation';
import {
  applicationRule,
  clusterRule,
  inManifest,
  inValues,
} from './Observation';
import { quote } from './quote';

const patches = applicationRule('schema', ({ applicationSet }) =>
  valueAt(applicationSet, ['spec', 'templatePatch']) === undefined
    ? []
    : [
        {
          code: 'template-patch-ignored',
          severity: 'info',
          at: { of: 'applicationSet', path: ['spec', 'templatePatch'] },
          message:
            'templatePatch is not read here: the template alone was checked',
          remedy: 'Check one of the generated Applications too',
        },
      ],
);

const REMEDIES = {
  'values-file-not-found':
    'Check the file together with the Application, from the top of the repository',
  'values-not-yaml': 'Correct the YAML',
  'values-not-a-map': 'Write keys and values',
  'parameter-unreadable': 'Write the value into valuesObject',
} as const;

const problems = applicationRule(
  'schema',
  ({ cluster, furtherClusters, operator }) =>
    [
      ...[cluster, ...furtherClusters].map(each => each?.release),
      operator,
    ].flatMap(
      release =>
        release?.problems.map(
          ({ code, message, path }): Remark => ({
            code,
            severity: code === 'values-file-not-found' ? 'warning' : 'error',
            at: inManifest(...path),
            message: `${message}; the rules about values were not applied`,
            remedy: REMEDIES[code],
          }),
        ) ?? [],
    ),
);

const failures = clusterRule('schema', cluster => {
  const { chart, source } = cluster.release;
  if (chart === undefined || !versionParts(chart)) {
    return [];
  }
  return KNOWN_CHART_VERSIONS.includes(chart)
    ? helmFailure(cluster)
    : [
        {
          code: 'chart-version-unknown',
          severity: 'info',
          at: inManifest(...source.path, 'targetRevision'),
          message: `the defaults of chart ${quote(
            chart,
          )} are not known here; those of ${cluster.defaultsOf} were taken`,
          remedy: `Known are ${KNOWN_CHART_VERSIONS.join(', ')}`,
        },
      ];
});

/** Helm's own refusal. A release that no Helm takes is R1, a template's text comes later. */
function helmFailure(cluster: ClusterFacts): Remark[] {
  const { chart = '', complete, own, templated } = cluster.release;
  if (!complete || templated) {
    return [];
  }
  try {
    renderRayCluster({ chart, release: 'any', namespace: 'any', values: own });
    return [];
  } catch (error) {
    if (!(error instanceof ChartError)) {
      throw error;
    }
    return [
      {
        code: 'helm-fails',
        severity: 'error',
        at: inValues(),
        message: `Helm fails: ${error.message}`,
        remedy: 'Correct the values; nothing is deployed before',
      },
    ];
  }
}

/** Beside the rules: values that cannot be read, that Helm refuses, or that a chart is given which is not known here. */
export const valuesReadable: Rule = facts => [
  ...patches(facts),
  ...problems(facts),
  ...failures(facts),
];
