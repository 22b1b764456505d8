const THREE_PARTS = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/;
const TWO_PARTS = /^v?(\d{1,9})\.(\d{1,9})(?:[.+-].*)?$/;

/** Major, minor and patch of `1.5.1` or `v1.5.1`; undefined for a branch, a commit or a range. */
export function versionParts(
  version: string | undefined,
): [major: number, minor: number, patch: number] | undefined {
  const [, major, minor, patch] = THREE_PARTS.exec(version ?? '') ?? [];
  return major === undefined
    ? undefined
    : [Number(major), Number(minor), Number(patch)];
}

/**
 * How two versions compare by major and minor: negative if the first is older. Versions of Kubernetes
 * may lack the patch. Undefined unless both are versions.
 */
export function compareMinor(
  left: string | undefined,
  right: string | undefined,
): number | undefined {
  const [, leftMajor, leftMinor] = TWO_PARTS.exec(left ?? '') ?? [];
  const [, rightMajor, rightMinor] = TWO_PARTS.exec(right ?? '') ?? [];
  return leftMajor === undefined || rightMajor === undefined
    ? undefined
    : Number(leftMajor) - Number(rightMajor) ||
        Number(leftMinor) - Number(rightMinor);
}
