import { CRDS_APPLICATION_NAME } from '../applications/buildCrdsApplication';
import { OPERATOR_APPLICATION_NAME } from '../applications/buildOperatorApplication';
import { DEFAULT_NAME_OVERRIDE, rayClusterName } from '../chart/rayClusterName';
import { isHelmReleaseName, MAX_RELEASE_LENGTH } from '../chart/releaseName';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

/** Longest RayCluster name that the operator takes; longer ones only get an event. */
export const MAX_CLUSTER_NAME_LENGTH = 53;

/** Beyond this the names of pods are cut. */
const COMFORTABLE_CLUSTER_NAME_LENGTH = 50;

const CLUSTER_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUFFIX_LENGTH = DEFAULT_NAME_OVERRIDE.length + 1;

/** R1: the name that comes out is one that operator, Helm and Kubernetes take. */
export function r1Names(input: RayStackInput): RuleFinding[] {
  const release = releaseFindings(input);
  return release.length > 0 ? release : clusterNameFindings(input);
}

function releaseFindings({ name }: RayStackInput): RuleFinding[] {
  if (!isHelmReleaseName(name)) {
    return [
      {
        rule: 'R1',
        severity: 'error',
        path: 'name',
        message: `${quote(name)} is not a Helm release name`,
        remedy: `Use lower-case letters, digits and "-", at most ${MAX_RELEASE_LENGTH} characters`,
      },
    ];
  }
  if ([CRDS_APPLICATION_NAME, OPERATOR_APPLICATION_NAME].includes(name)) {
    return [
      {
        rule: 'R1',
        severity: 'error',
        path: 'name',
        message: `${quote(
          name,
        )} is the name of another Application of the stack`,
        remedy: 'Choose another name',
      },
    ];
  }
  return [];
}

function clusterNameFindings(input: RayStackInput): RuleFinding[] {
  const clusterName = rayClusterName({ release: input.name });
  const { length } = clusterName;
  if (!CLUSTER_NAME.test(clusterName)) {
    return [
      {
        rule: 'R1',
        severity: 'error',
        path: 'name',
        message: `${quote(input.name)} gives the RayCluster name ${quote(
          clusterName,
        )}, which is not a DNS label`,
        remedy:
          'Begin with a letter and use only lower-case letters, digits and "-"',
      },
    ];
  }
  if (length > MAX_CLUSTER_NAME_LENGTH) {
    return [
      {
        rule: 'R1',
        severity: 'error',
        path: 'name',
        message: `${quote(input.name)} gives the RayCluster name ${quote(
          clusterName,
        )} of ${length} characters, the operator takes ${MAX_CLUSTER_NAME_LENGTH}`,
        remedy: `Use at most ${
          MAX_CLUSTER_NAME_LENGTH - SUFFIX_LENGTH
        } characters, "-${DEFAULT_NAME_OVERRIDE}" is appended`,
      },
    ];
  }
  if (length > COMFORTABLE_CLUSTER_NAME_LENGTH && input.autoscaler.enabled) {
    return [
      {
        rule: 'R1',
        severity: 'warning',
        path: 'name',
        message: `${quote(
          clusterName,
        )} has ${length} characters, so that names of worker pods are cut`,
        remedy: `Use at most ${
          COMFORTABLE_CLUSTER_NAME_LENGTH - SUFFIX_LENGTH
        } characters`,
      },
    ];
  }
  return [];
}
