import type { ApplicationRecord } from './records';
import { destinationCluster } from './destinationCluster';

const IN_CLUSTER = 'https://kubernetes.default.svc';
const clusters = [
  { name: 'gpu', url: 'https://gpu.example.org' },
  { name: 'prod' },
];
const destinations = new Map([
  ['https://10.0.0.1:6443/', 'gpu'],
  ['old-gpu', 'gpu'],
  ['europe/in-cluster', 'prod'],
]);

function found(
  readFrom: ApplicationRecord['readFrom'],
  cluster: string,
  destination: ApplicationRecord['destination'],
  mapped: ReadonlyMap<string, string> = destinations,
) {
  return destinationCluster(
    { readFrom, cluster, destination },
    clusters,
    mapped,
  );
}

describe('destinationCluster', () => {
  it.each<[string, ApplicationRecord['destination'], string | undefined]>([
    ['its own server', { server: IN_CLUSTER }, 'prod'],
    ['its own server with a slash', { server: `${IN_CLUSTER}/` }, 'prod'],
    ['its own name', { name: 'in-cluster' }, 'prod'],
    ['a URL', { server: 'https://gpu.example.org/' }, 'gpu'],
    [
      'a URL with the default port and another case of the host',
      { server: 'HTTPS://GPU.Example.org:443' },
      'gpu',
    ],
    ['another port', { server: 'https://gpu.example.org:6443' }, undefined],
    [
      'another path of the same host',
      { server: 'https://gpu.example.org/k8s/clusters/c-1' },
      undefined,
    ],
    ['a name', { name: 'gpu' }, 'gpu'],
    ['a server that is mapped', { server: 'https://10.0.0.1:6443' }, 'gpu'],
    ['a name that is mapped', { name: 'old-gpu' }, 'gpu'],
    ['a server that nobody knows', { server: 'https://10.0.0.2' }, undefined],
    ['a name that nobody knows', { name: 'tpu' }, undefined],
    ['nothing', {}, undefined],
  ])(
    'of an Application in a cluster goes by %s',
    (_, destination, expected) => {
      expect(found('kubernetes', 'prod', destination)).toBe(expected);
    },
  );

  it.each<[string, string, ReadonlyMap<string, string>, string]>([
    ['under the name of the instance', 'europe', destinations, 'prod'],
    ['for all instances', 'asia', new Map([[IN_CLUSTER, 'gpu']]), 'gpu'],
    ['nowhere, so the instance gives its name', 'asia', destinations, 'asia'],
  ])(
    'of an Application behind an instance is what is said of in-cluster %s',
    (_, instance, mapped, expected) => {
      expect(found('argocd', instance, { server: IN_CLUSTER }, mapped)).toBe(
        expected,
      );
    },
  );

  it('does not take the mapping of an instance for a cluster of the same name', () => {
    const mapped = new Map([['prod/in-cluster', 'gpu']]);
    expect(found('kubernetes', 'prod', { name: 'in-cluster' }, mapped)).toBe(
      'prod',
    );
  });

  it('of any other destination does not depend on how it was read', () => {
    expect(found('argocd', 'europe', { name: 'old-gpu' })).toBe('gpu');
    expect(found('argocd', 'europe', { name: 'tpu' })).toBeUndefined();
  });
});
