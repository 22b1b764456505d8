import { createHash } from 'node:crypto';

/** The releases of KubeRay that the stand-in has, oldest first: those whose charts it can render. */
export const KUBERAY_RELEASES: readonly string[] = [
  '1.3.2',
  '1.4.1',
  '1.5.1',
  '1.6.2',
  '1.7.0',
];

/** The release that a tag `vX.Y.Z` names; undefined for anything else. */
export function releaseOfTag(tag: string): string | undefined {
  return KUBERAY_RELEASES.find(release => tag === `v${release}`);
}

/** What stands for the commit of a release: always the same 40 digits, but not those of the real repository. */
export function commitOfRelease(release: string): string {
  return createHash('sha1').update(`kuberay v${release}`).digest('hex');
}

/** RayCronJob came with 1.6.0: a fourth CRD, and roles for it in the operator's chart (domain facts 4.1, 4.3). */
export function hasRayCronJob(release: string): boolean {
  const [major, minor] = release.split('.').map(Number);
  return major > 1 || minor >= 6;
}
