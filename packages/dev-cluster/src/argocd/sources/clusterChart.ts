import {
  ChartError,
  renderRayCluster,
} from 'backstage-plugin-kuberay-common/gitops';
import { NOT_REPRODUCED } from '../names';
import { readValues } from './readValues';
import type { TargetRequest } from './TargetRequest';
import type { TargetState } from './TargetState';
import { TargetStateError } from './TargetState';

const CHART = 'ray-cluster';
const KNOWN_OPTIONS = new Set([
  'releaseName',
  'values',
  'valuesObject',
  'valueFiles',
  'ignoreMissingValueFiles',
  'skipCrds',
  'version',
]);

/**
 * The RayCluster of chart `ray-cluster`; its revision is the chart's version.
 * @throws TargetStateError for another chart, an unknown version, and values that Helm refuses
 */
export function renderClusterChart(request: TargetRequest): TargetState {
  const { source } = request;
  const revision = request.revision ?? source.targetRevision ?? '';
  const helm = source.helm ?? {};
  if (source.chart !== CHART || !isKnownVersion(revision)) {
    throw new TargetStateError(
      `error fetching chart: failed to fetch chart: failed running helm: \`helm pull --version ${revision} --repo ${
        source.repoURL
      } ${source.chart ?? ''}\` failed exit status 1: Error: chart "${
        source.chart ?? ''
      }" version "${revision}" not found in ${source.repoURL} repository`,
    );
  }
  const unknown = Object.keys(helm).filter(key => !KNOWN_OPTIONS.has(key));
  if (unknown.length > 0) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} source.helm.${unknown[0]}; write the values in source.helm.valuesObject`,
    );
  }
  try {
    const rendered = renderRayCluster({
      chart: revision,
      release: helm.releaseName ?? request.applicationName,
      namespace: request.namespace,
      values: readValues(helm, request.valueFiles),
    });
    return {
      revision,
      sourceType: 'Helm',
      manifests: [JSON.parse(JSON.stringify(rendered))],
    };
  } catch (error) {
    if (error instanceof ChartError) {
      throw new TargetStateError(
        `error executing helm template: Error: ${error.message}`,
      );
    }
    throw error;
  }
}

/** The defaults alone render with every version that is known. */
function isKnownVersion(chart: string): boolean {
  try {
    renderRayCluster({ chart, release: CHART, namespace: '', values: {} });
    return true;
  } catch (error) {
    if (error instanceof ChartError) {
      return false;
    }
    throw error;
  }
}
