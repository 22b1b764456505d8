import { mockServices } from '@backstage/backend-test-utils';
import { ClusterConnections } from './ClusterConnections';
import type { ClusterInfo, DirectoryState } from './ClusterDirectory';
import { KubernetesPlugin } from './KubernetesPlugin';
import { watchedNamespaces } from './watchedNamespaces';

const own = {
  name: 'lab',
  title: 'Lab',
  namespaces: ['ray'],
  access: { url: 'https://lab.example.org', token: 't', skipTlsVerify: false },
};

function aCluster(
  name: string,
  via: ClusterInfo['via'],
  problem?: ClusterInfo['problem'],
): ClusterInfo {
  return { name, title: name, via, ...(problem && { problem }) };
}

function connectionsTo(...clusters: ClusterInfo[]) {
  let state: DirectoryState = { state: 'known', since: '', clusters };
  const connections = ClusterConnections.create({
    directory: { current: () => state, subscribe: () => () => {} },
    kubernetes: KubernetesPlugin.create({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    }),
    ownClusters: [own],
  });
  return {
    connections,
    becomes: (next: DirectoryState) => {
      state = next;
    },
  };
}

describe('ClusterConnections', () => {
  it('keeps one connection to each cluster, by either way', () => {
    const { connections } = connectionsTo(
      aCluster('prod', 'kubernetes-plugin'),
      aCluster('lab', 'kuberay-config'),
    );

    const prod = connections.connectionOf('prod');
    const lab = connections.connectionOf('lab');

    expect([prod, lab]).toEqual([expect.anything(), expect.anything()]);
    expect(connections.connectionOf('prod')).toBe(prod);
    expect(connections.connectionOf('lab')).toBe(lab);
  });

  it.each([
    ['a cluster that nobody lists', []],
    ['one that only Argo CD tells of', [aCluster('x', 'argocd')]],
    [
      'one that takes personal sign-ins alone',
      [
        aCluster('x', 'kubernetes-plugin', {
          code: 'needs-service-account',
          message: 'Sign in',
        }),
      ],
    ],
    ['one that the configuration has lost', [aCluster('x', 'kuberay-config')]],
  ] satisfies [string, ClusterInfo[]][])('has none to %s', (_, clusters) => {
    const { connections } = connectionsTo(...clusters);

    expect(connections.connectionOf('x')).toBeUndefined();
  });

  it('connects anew when a cluster is read by another way', () => {
    const { connections, becomes } = connectionsTo(
      aCluster('lab', 'kubernetes-plugin'),
    );
    const before = connections.connectionOf('lab');

    becomes({
      state: 'known',
      since: '',
      clusters: [aCluster('lab', 'kuberay-config')],
    });

    expect(connections.connectionOf('lab')).not.toBe(before);
  });

  it('has none while the list is not known', () => {
    const { connections, becomes } = connectionsTo(
      aCluster('prod', 'kubernetes-plugin'),
    );

    becomes({ state: 'reading' });

    expect(connections.connectionOf('prod')).toBeUndefined();
  });
});

describe('watchedNamespaces', () => {
  it("takes a cluster's own word before the table, and no word for all namespaces", () => {
    const namespaces = new Map([
      ['prod', ['ray', 'argocd']],
      ['lab', ['other']],
    ]);
    const whole = { ...own, name: 'whole', namespaces: undefined };

    expect(
      watchedNamespaces({ namespaces, ownClusters: [own, whole] }),
    ).toEqual(
      new Map([
        ['prod', ['ray', 'argocd']],
        ['lab', ['ray']],
      ]),
    );
  });
});
