import { RAYCLUSTER_NAME_MAX_LENGTH } from './names';

/** A DNS label of RFC 1035; the API server also takes what begins with a digit or has dots. */
const DNS_LABEL = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;

/**
 * What the operator has against a RayCluster's name, as the end of "it is rejected: ..." (`ValidateRayClusterMetadata`
 * in `controllers/ray/utils/validation.go`). Its event says the same, and goes after an hour; the name stays.
 */
export function nameFault(name: string): string | undefined {
  if (isTooLong(name)) {
    return `its name has ${name.length} characters, ${RAYCLUSTER_NAME_MAX_LENGTH} are allowed`;
  }
  return DNS_LABEL.test(name)
    ? undefined
    : 'its name may only have lower-case letters, digits and hyphens, and begins with a letter';
}

/** Whether a RayCluster's name is longer than the operator takes. */
export function isTooLong(name: string): boolean {
  return name.length > RAYCLUSTER_NAME_MAX_LENGTH;
}
