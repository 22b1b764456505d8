const RELEASE =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Longest release name that Helm takes. */
export const MAX_RELEASE_LENGTH = 53;

/** Whether Helm takes this text for a release. It also takes `3d` and `a.b`, which name no RayCluster. */
export function isHelmReleaseName(release: string): boolean {
  return release.length <= MAX_RELEASE_LENGTH && RELEASE.test(release);
}
