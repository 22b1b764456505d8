import { compareMinor } from '../gitops/facts/versionParts';
import { LABEL_HELM_CHART } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

const CHART = /^ray-cluster-(\d.*)$/;

/**
 * The chart that wrote the cluster is of a newer minor than the operator that made its head: it may use fields that the
 * operator does not know. The head names its operator in an environment variable, so this is found also where the
 * operator came otherwise than by an Application.
 */
export function findChartSkew({ facts }: FoundIn): Finding[] {
  const { record, livePods } = facts;
  const chart = CHART.exec(record.labels[LABEL_HELM_CHART] ?? '')?.[1];
  const operator = livePods.find(
    ({ nodeType }) => nodeType === 'head',
  )?.operatorVersion;
  if (!((compareMinor(chart, operator) ?? 0) > 0)) {
    return [];
  }
  return [
    {
      code: 'chart-skew',
      severity: 'warning',
      about: 'configuration',
      message: `The chart is ${chart}, the operator that made the head was ${operator}: what is new in the chart may have no effect.`,
      remedy: 'Upgrade the CRDs and the operator first, the chart last.',
    },
  ];
}
