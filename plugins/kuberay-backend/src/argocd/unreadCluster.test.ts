import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import { unreadCluster } from './unreadCluster';

const application = (destination: { server?: string; name?: string }) =>
  anApplicationRecord({ readFrom: 'argocd', cluster: 'internal', destination });

const configured = {
  addresses: [
    { name: 'prod', url: 'https://10.0.0.1:6443' },
    { name: 'personal', url: 'https://10.0.0.3:6443' },
  ],
  unreadable: new Set(['personal']),
  destinations: new Map([['https://mapped:6443', 'prod']]),
};

describe('unreadCluster', () => {
  it.each([
    { name: 'prod' },
    { server: 'https://10.0.0.1:6443' },
    { server: 'https://10.0.0.1:6443/' },
    { server: 'https://mapped:6443' },
  ])('is none where %j is a configured cluster that is read', destination => {
    expect(unreadCluster(application(destination), configured)).toBeUndefined();
  });

  it.each([
    [{ name: 'edge' }, { name: 'edge' }],
    [
      { server: 'https://10.0.0.2:6443' },
      { name: '10.0.0.2:6443', url: 'https://10.0.0.2:6443' },
    ],
    [
      { server: 'https://rancher.example.org/k8s/clusters/c-1/' },
      {
        name: 'rancher.example.org-k8s-clusters-c-1',
        url: 'https://rancher.example.org/k8s/clusters/c-1/',
      },
    ],
    [{ server: 'https://kubernetes.default.svc' }, { name: 'internal' }],
    [{ name: 'in-cluster' }, { name: 'internal' }],
  ])('takes %j for %j', (destination, address) => {
    expect(unreadCluster(application(destination), configured)).toEqual(
      address,
    );
  });

  it.each([{ name: 'personal' }, { server: 'https://10.0.0.3:6443' }])(
    'is a configured cluster that nobody can read in the background: %j',
    destination => {
      expect(unreadCluster(application(destination), configured)).toEqual({
        name: 'personal',
        url: 'https://10.0.0.3:6443',
      });
    },
  );

  it("calls Argo CD's own cluster as the configuration does", () => {
    const destinations = new Map([['internal/in-cluster', 'prod']]);
    const own = application({ server: 'https://kubernetes.default.svc' });

    expect(unreadCluster(own, { ...configured, destinations })).toBeUndefined();
    expect(
      unreadCluster(own, { ...configured, addresses: [], destinations }),
    ).toEqual({ name: 'prod' });
  });

  it.each([{}, { server: 'not a url' }])(
    'is none where %j names nothing',
    destination => {
      expect(
        unreadCluster(application(destination), configured),
      ).toBeUndefined();
    },
  );
});
