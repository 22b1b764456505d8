import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { listAt, mapAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

/** Labels that the chart itself puts on every pod. */
const CHART_LABELS = [
  'helm.sh/chart',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
];

/** R16: pods that come up otherwise than meant (domain.md 3.2, 5.4, 5.5). */
export const r16Pods: Rule = clusterRule('R16', cluster =>
  cluster.release.complete
    ? [
        ...ports(cluster),
        ...labels(cluster),
        ...hosts(cluster),
        ...nothingToScale(cluster),
      ]
    : [],
);

function ports(cluster: ClusterFacts): Remark[] {
  const given = listAt(cluster.values, ['head', 'ports']);
  const found = given.some(
    port => isJsonObject(port) && port.name === 'dashboard',
  );
  return given.length === 0 || found
    ? []
    : [
        {
          code: 'dashboard-port-missing',
          severity: 'warning',
          at: inValues('head', 'ports'),
          message:
            'head.ports replaces the standard ports, and none of them is called dashboard',
          remedy: 'Add {name: dashboard, containerPort: 8265}',
        },
      ];
}

function labels(cluster: ClusterFacts): Remark[] {
  const pods = [
    { path: ['head'], values: mapAt(cluster.values, ['head']) },
    ...cluster.groups,
  ];
  return pods.flatMap(({ path, values }) =>
    Object.keys(mapAt(values, ['labels']))
      .filter(name => CHART_LABELS.includes(name))
      .map(name => ({
        code: 'chart-label-overridden',
        severity: 'warning' as const,
        at: inValues(...path, 'labels', name),
        message: `${quote(
          name,
        )} is a label of the chart, so that the rendered text holds the key twice`,
        remedy: 'Choose another label',
      })),
  );
}

function hosts(cluster: ClusterFacts): Remark[] {
  return cluster.groups.flatMap(({ name, path, values }): Remark[] => {
    const { numOfHosts } = values;
    return isTruthy(numOfHosts) && Number(numOfHosts) > 1
      ? [
          {
            code: 'multi-host-group',
            severity: 'warning',
            at: inValues(...path, 'numOfHosts'),
            message: `a worker of ${quote(name)} is ${quote(
              numOfHosts,
            )} pods, which the autoscaler of Ray before 2.43 gets wrong, and later ones until mid-2025 in part`,
            remedy:
              'Use a recent Ray; for labels of the hosts switch on the gate RayMultiHostIndexing (on from KubeRay 1.6)',
          },
        ]
      : [];
  });
}

function nothingToScale(cluster: ClusterFacts): Remark[] {
  const listed = Array.isArray(cluster.values.additionalWorkerGroups);
  return cluster.autoscaling && cluster.groups.length === 0 && !listed
    ? [
        {
          code: 'nothing-to-scale',
          severity: 'error',
          at: inValues('worker', 'disabled'),
          message:
            'the autoscaler is on, and no worker group is enabled that it could scale',
          remedy: 'Enable a worker group, or switch the autoscaler off',
        },
      ]
    : [];
}
