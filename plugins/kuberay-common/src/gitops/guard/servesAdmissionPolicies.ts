const VERSION = /^v?([0-9]+)\.([0-9]+)/;

/** From here on Kubernetes serves `MutatingAdmissionPolicy` as v1 (domain.md 6.9). */
export const FIRST_GUARDED_KUBERNETES = '1.36';

/** Whether a version of Kubernetes, e.g. `v1.36.1`, serves the replica guard's kinds. @public */
export function servesAdmissionPolicies(version: string): boolean {
  const [, major = '0', minor = '0'] = VERSION.exec(version) ?? [];
  return Number(major) > 1 || (major === '1' && Number(minor) >= 36);
}
