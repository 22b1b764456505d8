import { ConfigReader } from '@backstage/config';
import { readKuberayConfig } from './readKuberayConfig';

describe('readKuberayConfig', () => {
  it('needs no configuration at all', () => {
    expect(readKuberayConfig(new ConfigReader({}))).toEqual({
      argocdLinks: { baseUrl: undefined, instances: [] },
      clusterAddresses: [],
    });
  });

  it('reads the keys of the Argo CD and Kubernetes plugins as they are', () => {
    const config = new ConfigReader({
      argocd: {
        baseUrl: 'https://argocd.example.org/',
        appLocatorMethods: [
          { type: 'other' },
          {
            type: 'config',
            instances: [
              { name: 'internal', url: 'http://argocd.svc', token: 'secret' },
              {
                name: 'prod',
                url: 'http://prod.svc',
                frontendUrl: 'https://prod.example.org/argocd/',
              },
            ],
          },
        ],
      },
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'catalog' },
          {
            type: 'config',
            clusters: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
          },
        ],
      },
    });

    expect(readKuberayConfig(config)).toEqual({
      argocdLinks: {
        baseUrl: 'https://argocd.example.org',
        instances: [
          { name: 'prod', frontendUrl: 'https://prod.example.org/argocd' },
        ],
      },
      clusterAddresses: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
    });
  });

  it.each([
    [{ baseUrl: 'argocd.example.org' }, 'argocd.baseUrl'],
    [{ baseUrl: 'ftp://argocd.example.org' }, 'argocd.baseUrl'],
    [{ baseUrl: 7 }, 'argocd.baseUrl'],
    [{ appLocatorMethods: 'config' }, 'argocd.appLocatorMethods'],
    [
      {
        appLocatorMethods: [
          { type: 'config', instances: [{ name: 'prod', frontendUrl: 'x' }] },
        ],
      },
      'frontendUrl of the instance prod',
    ],
  ])('refuses %j and names the key', (argocd, key) => {
    expect(() => readKuberayConfig(new ConfigReader({ argocd }))).toThrow(key);
  });
});
