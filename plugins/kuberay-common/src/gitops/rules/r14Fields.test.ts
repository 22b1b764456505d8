import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r14Fields } from './r14Fields';

function codes(options: object) {
  return seen(r14Fields, [aClusterManifest(options)]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

const server = 'https://kubernetes.default.svc';

describe('r14Fields', () => {
  it.each([
    ['a server', {}],
    ['a name', { destination: { server: undefined, name: 'prod' } }],
    ['an empty name beside the server', { destination: { server, name: '' } }],
    ['values that are empty', { helm: { values: '' } }],
  ])('takes %s', (_title, options) => {
    expect(codes(options)).toEqual([]);
  });

  it.each([
    [
      'server and name',
      { destination: { server, name: 'prod' } },
      'error destination-ambiguous spec.destination',
    ],
    [
      'neither',
      { destination: { server: undefined } },
      'error destination-ambiguous spec.destination',
    ],
    [
      'values beside valuesObject',
      { helm: { values: 'a: 1' } },
      'warning values-twice spec.source.helm.values',
    ],
    [
      'null in a map',
      { worker: { resources: null } },
      'error null-value worker.resources',
    ],
    [
      'null in a list',
      { head: { tolerations: [{ key: null }] } },
      'error null-value head.tolerations[0].key',
    ],
    [
      'null in a group',
      { groups: { b: aGroup({ image: null }) } },
      'error null-value additionalWorkerGroups.b.image',
    ],
  ])('finds %s', (_title, options, found) => {
    expect(codes(options)).toEqual([found]);
  });

  it('finds source beside sources', () => {
    const { spec, ...rest } = aClusterManifest() as {
      spec: { source: object };
    };
    const documents = [{ ...rest, spec: { ...spec, sources: [spec.source] } }];
    expect(seen(r14Fields, documents)).toEqual([
      ['source-ambiguous', 'error', 'spec.source', expect.any(String)],
    ]);
  });
});
