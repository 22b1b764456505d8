import {
  crdsManifest,
  operatorManifest,
} from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r13Crds } from './r13Crds';

function codes(manifest: object) {
  return seen(r13Crds, [manifest]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

describe('r13Crds', () => {
  it.each([
    ['server-side apply', crdsManifest()],
    ['replace', crdsManifest({ syncOptions: ['Replace=true'] })],
    ['no prune', crdsManifest({ automated: {} })],
    ['an operator without CRDs', operatorManifest()],
  ])('takes %s', (_title, manifest) => {
    expect(codes(manifest)).toEqual([]);
  });

  it.each([
    [
      'an apply by the client',
      crdsManifest({ syncOptions: [] }),
      'crds-applied-by-client spec.syncPolicy.syncOptions',
    ],
    [
      'server-side apply that is off',
      crdsManifest({ syncOptions: ['ServerSideApply=false'] }),
      'crds-applied-by-client spec.syncPolicy.syncOptions',
    ],
    [
      'prune',
      crdsManifest({ automated: { prune: true } }),
      'crds-prunable spec.syncPolicy.automated.prune',
    ],
    [
      'an operator with CRDs',
      operatorManifest({ helm: { skipCrds: false } }),
      'crds-applied-twice spec.source.helm.skipCrds',
    ],
    [
      'an operator that does not say',
      operatorManifest({ helm: { skipCrds: undefined } }),
      'crds-applied-twice spec.source.helm.skipCrds',
    ],
  ])('refuses %s', (_title, manifest, found) => {
    expect(codes(manifest)).toEqual([`error ${found}`]);
  });
});
