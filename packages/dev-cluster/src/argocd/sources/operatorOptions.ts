import type { GitFile } from '../../git/GitRepositories';
import type { HelmOptions } from '../Application';
import { NOT_REPRODUCED } from '../names';
import { readValues } from './readValues';
import { TargetStateError } from './TargetState';

/** The values of chart `kuberay-operator` that change what the stand-in renders. */
export interface OperatorValues {
  replicas?: number;
  image?: { repository?: string; tag?: string; pullPolicy?: string };
  resources?: Record<string, unknown>;
}

const KNOWN_OPTIONS = new Set([
  'releaseName',
  'skipCrds',
  'values',
  'valuesObject',
  'valueFiles',
  'ignoreMissingValueFiles',
  'version',
]);
const KNOWN_VALUES = new Set(['replicas', 'image', 'resources']);

/**
 * `source.helm` of an operator Application.
 * @throws TargetStateError for options and values that would change what the real chart renders, but not this one
 */
export function readOperatorOptions(
  helm: HelmOptions,
  valueFiles?: readonly GitFile[],
): {
  skipCrds: boolean;
  values: OperatorValues;
} {
  const unknown = Object.keys(helm).find(key => !KNOWN_OPTIONS.has(key));
  if (unknown !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} source.helm.${unknown} of chart kuberay-operator`,
    );
  }
  const values = readValues(helm, valueFiles);
  const unknownValue = Object.keys(values).find(key => !KNOWN_VALUES.has(key));
  if (unknownValue !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} value ${unknownValue} of chart kuberay-operator`,
    );
  }
  return { skipCrds: helm.skipCrds === true, values };
}
