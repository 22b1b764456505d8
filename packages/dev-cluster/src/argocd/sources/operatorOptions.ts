import { parse } from 'yaml';
import { isJsonObject } from '../../kube-api/json';
import type { HelmOptions } from '../Application';
import { NOT_REPRODUCED } from '../names';
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
  'version',
]);
const KNOWN_VALUES = new Set(['replicas', 'image', 'resources']);

/**
 * `source.helm` of an operator Application.
 * @throws TargetStateError for options and values that would change what the real chart renders, but not this one
 */
export function readOperatorOptions(helm: HelmOptions): {
  skipCrds: boolean;
  values: OperatorValues;
} {
  const unknown = Object.keys(helm).find(key => !KNOWN_OPTIONS.has(key));
  if (unknown !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} source.helm.${unknown} of chart kuberay-operator`,
    );
  }
  const values = helm.valuesObject ?? readText(helm.values);
  const unknownValue = Object.keys(values).find(key => !KNOWN_VALUES.has(key));
  if (unknownValue !== undefined) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} value ${unknownValue} of chart kuberay-operator`,
    );
  }
  return { skipCrds: helm.skipCrds === true, values };
}

function readText(text: string | undefined): Record<string, unknown> {
  let values: unknown;
  try {
    values = parse(text ?? '{}');
  } catch (error) {
    throw new TargetStateError(
      `error unmarshalling source.helm.values: ${String(error)}`,
    );
  }
  if (!isJsonObject(values)) {
    throw new TargetStateError('source.helm.values is not a YAML map');
  }
  return values;
}
