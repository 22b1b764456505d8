import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import { unconfiguredCluster } from './unconfiguredCluster';

const application = (destination: { server?: string; name?: string }) =>
  anApplicationRecord({ readFrom: 'argocd', cluster: 'internal', destination });

const configured = {
  addresses: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
  destinations: new Map([['https://mapped:6443', 'prod']]),
};

describe('unconfiguredCluster', () => {
  it.each([
    { name: 'prod' },
    { server: 'https://10.0.0.1:6443' },
    { server: 'https://10.0.0.1:6443/' },
    { server: 'https://mapped:6443' },
  ])('is none where %j is a configured cluster', destination => {
    expect(
      unconfiguredCluster(application(destination), configured),
    ).toBeUndefined();
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
    expect(unconfiguredCluster(application(destination), configured)).toEqual(
      address,
    );
  });

  it("calls Argo CD's own cluster as the configuration does", () => {
    const destinations = new Map([['internal/in-cluster', 'prod']]);
    const own = application({ server: 'https://kubernetes.default.svc' });

    expect(
      unconfiguredCluster(own, { ...configured, destinations }),
    ).toBeUndefined();
    expect(unconfiguredCluster(own, { addresses: [], destinations })).toEqual({
      name: 'prod',
    });
  });

  it.each([{}, { server: 'not a url' }])(
    'is none where %j names nothing',
    destination => {
      expect(
        unconfiguredCluster(application(destination), configured),
      ).toBeUndefined();
    },
  );
});
