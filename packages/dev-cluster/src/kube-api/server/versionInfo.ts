/** What `/version` says: the Kubernetes whose behaviour was recorded and is stood in for. The build is marked as ours. */
export const versionInfo = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.1+dev-cluster',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2026-05-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'stand-in',
};
