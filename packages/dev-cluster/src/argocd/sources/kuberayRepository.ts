import { kuberayCrds } from './kuberayCrds';
import { kuberayOperator } from './kuberayOperator';
import {
  commitOfRelease,
  KUBERAY_RELEASES,
  releaseOfTag,
} from './kuberayRelease';
import { readOperatorOptions } from './operatorOptions';
import type { TargetRequest } from './TargetRequest';
import type { TargetState } from './TargetState';
import { TargetStateError } from './TargetState';

const OPERATOR_PATH = 'helm-chart/kuberay-operator';
const CRDS_PATH = `${OPERATOR_PATH}/crds`;

/**
 * KubeRay's own repository at a release tag: its CRDs as a directory, its operator as a chart.
 * @throws TargetStateError for another path, or a tag that the stand-in does not have
 */
export function renderKuberayRepository(request: TargetRequest): TargetState {
  const { source } = request;
  const wanted = request.revision ?? source.targetRevision ?? 'HEAD';
  const release =
    releaseOfTag(wanted) ??
    KUBERAY_RELEASES.find(known => commitOfRelease(known) === wanted);
  if (release === undefined) {
    throw new TargetStateError(
      `unable to resolve '${wanted}' to a commit SHA (the development cluster has ${KUBERAY_RELEASES.map(
        known => `v${known}`,
      ).join(', ')})`,
    );
  }
  const revision = commitOfRelease(release);
  const path = (source.path ?? '').replace(/\/+$/, '');
  if (path === CRDS_PATH) {
    return {
      revision,
      sourceType: 'Directory',
      manifests: kuberayCrds(release),
    };
  }
  if (path === OPERATOR_PATH) {
    const options = readOperatorOptions(source.helm ?? {}, request.valueFiles);
    return {
      revision,
      sourceType: 'Helm',
      manifests: [
        ...(options.skipCrds ? [] : kuberayCrds(release)),
        ...kuberayOperator({
          release,
          instance: source.helm?.releaseName ?? request.applicationName,
          namespace: request.namespace,
          values: options.values,
        }),
      ],
    };
  }
  throw new TargetStateError(`${path}: app path does not exist`);
}
