import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readKuberayConfig } from './readKuberayConfig';

const DAY_MS = 24 * 3_600_000;

const DEFAULTS = {
  argocdLinks: { baseUrl: undefined, instances: [] },
  argocdInstances: [],
  clusterAddresses: [],
  useKubernetesPlugin: true,
  ownClusters: [],
  namespaces: new Map(),
  destinations: new Map(),
  actions: { enabled: false, allow: [] },
  rayDashboard: { proxy: false, linkTemplate: undefined },
  history: { retentionMs: 7 * DAY_MS },
};

describe('readKuberayConfig', () => {
  it('needs no configuration at all, and writes nothing without one', () => {
    expect(readKuberayConfig(new ConfigReader({}))).toEqual(DEFAULTS);
  });

  it('reads every key of its own', () => {
    const config = new ConfigReader({
      kuberay: {
        actions: {
          enabled: 'true',
          allow: [
            { owner: 'ml', project: 'ray', namespace: 'ml-prod' },
            { owner: 'user:team/ada', project: 'lab', namespace: 'lab' },
          ],
        },
        clusters: [
          {
            name: 'edge',
            url: 'https://10.0.0.9:6443/',
            serviceAccountToken: 'secret',
            skipTLSVerify: true,
            namespaces: ['ml'],
          },
          {
            name: 'lab',
            title: 'The lab',
            kubeconfig: '/etc/lab.yaml',
            context: 'admin',
          },
        ],
        namespaces: { prod: ['ml', 'sim'] },
        destinations: {
          'https://10.1.0.1:6443': 'prod',
          'hub/in-cluster': 'hub',
        },
        ray: { dashboard: 'proxy' },
        links: { rayDashboard: 'https://ray.example.org/{cluster}/{name}/' },
        history: { retention: { days: 30 } },
      },
    });

    expect(readKuberayConfig(config)).toEqual({
      ...DEFAULTS,
      clusterAddresses: [{ name: 'edge', url: 'https://10.0.0.9:6443' }],
      useKubernetesPlugin: false,
      ownClusters: [
        {
          name: 'edge',
          title: 'edge',
          namespaces: ['ml'],
          access: {
            url: 'https://10.0.0.9:6443',
            token: 'secret',
            skipTlsVerify: true,
          },
        },
        {
          name: 'lab',
          title: 'The lab',
          access: { kubeconfig: '/etc/lab.yaml', context: 'admin' },
        },
      ],
      namespaces: new Map([['prod', ['ml', 'sim']]]),
      destinations: new Map([
        ['https://10.1.0.1:6443', 'prod'],
        ['hub/in-cluster', 'hub'],
      ]),
      actions: {
        enabled: true,
        allow: [
          { owner: 'group:default/ml', project: 'ray', namespace: 'ml-prod' },
          { owner: 'user:team/ada', project: 'lab', namespace: 'lab' },
        ],
      },
      rayDashboard: {
        proxy: true,
        linkTemplate: 'https://ray.example.org/{cluster}/{name}/',
      },
      history: { retentionMs: 30 * DAY_MS },
    });
  });

  it('reads the clusters of the Kubernetes plugin as they are, and asks it beside clusters of our own', () => {
    const config = new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'catalog' },
          {
            type: 'config',
            clusters: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
          },
        ],
      },
      kuberay: { clusters: [{ name: 'lab', kubeconfig: '/etc/lab.yaml' }] },
    });

    expect(readKuberayConfig(config)).toMatchObject({
      clusterAddresses: [{ name: 'prod', url: 'https://10.0.0.1:6443' }],
      useKubernetesPlugin: true,
    });
  });

  it.each(['P30D', '30d', { days: 30 }])(
    'understands the duration %j',
    retention => {
      const config = new ConfigReader({ kuberay: { history: { retention } } });
      expect(readKuberayConfig(config).history).toEqual({
        retentionMs: 30 * DAY_MS,
      });
    },
  );

  it.each<[string, JsonObject]>([
    ['kuberay', { kuberay: 'on' }],
    ['kuberay.actions.enabled', { kuberay: { actions: { enabled: 'yes' } } }],
    [
      'kuberay.actions.allow[0].project',
      { kuberay: { actions: { allow: [{ owner: 'ml', namespace: 'ml' }] } } },
    ],
    [
      'kuberay.actions.allow[0].owner',
      {
        kuberay: {
          actions: { allow: [{ owner: ':', project: 'p', namespace: 'ml' }] },
        },
      },
    ],
    ['kuberay.clusters[0].name', { kuberay: { clusters: [{}] } }],
    [
      'kuberay.clusters[0].serviceAccountToken is missing',
      { kuberay: { clusters: [{ name: 'lab', url: 'https://lab' }] } },
    ],
    [
      'kuberay.clusters[0].url is missing',
      { kuberay: { clusters: [{ name: 'lab', serviceAccountToken: 't' }] } },
    ],
    [
      'kuberay.clusters[0].url must be',
      {
        kuberay: {
          clusters: [{ name: 'a', url: 'lab:6443', serviceAccountToken: 't' }],
        },
      },
    ],
    [
      'kuberay.clusters[0] has kubeconfig',
      {
        kuberay: {
          clusters: [{ name: 'a', url: 'https://lab', kubeconfig: '/a' }],
        },
      },
    ],
    [
      'kuberay.clusters[0].caFile cannot be read',
      {
        kuberay: {
          clusters: [
            {
              name: 'a',
              url: 'https://lab',
              serviceAccountToken: 't',
              caFile: '/nowhere/ca.pem',
            },
          ],
        },
      },
    ],
    [
      'kuberay.clusters[0].caData holds no certificate',
      {
        kuberay: {
          clusters: [
            {
              name: 'a',
              url: 'https://lab',
              serviceAccountToken: 't',
              caData: 'bm8=',
            },
          ],
        },
      },
    ],
    [
      'kuberay.clusters[1].name is lab',
      {
        kuberay: {
          clusters: [
            { name: 'lab', kubeconfig: '/a' },
            { name: 'lab', kubeconfig: '/b' },
          ],
        },
      },
    ],
    [
      'kuberay.clusters[0].name is prod',
      {
        kubernetes: {
          clusterLocatorMethods: [
            { type: 'config', clusters: [{ name: 'prod', url: 'https://p' }] },
          ],
        },
        kuberay: { clusters: [{ name: 'prod', kubeconfig: '/a' }] },
      },
    ],
    [
      'kuberay.clusters[0].namespaces',
      {
        kuberay: {
          clusters: [{ name: 'lab', kubeconfig: '/a', namespaces: [] }],
        },
      },
    ],
    ['kuberay.namespaces.prod', { kuberay: { namespaces: { prod: 'ml' } } }],
    [
      'kuberay.destinations.https://p',
      { kuberay: { destinations: { 'https://p': 7 } } },
    ],
    ['kuberay.ray.dashboard', { kuberay: { ray: { dashboard: true } } }],
    [
      'kuberay.links.rayDashboard has {pod}',
      { kuberay: { links: { rayDashboard: 'https://ray/{pod}' } } },
    ],
    [
      'kuberay.links.rayDashboard must be',
      { kuberay: { links: { rayDashboard: 'ftp://ray/{name}' } } },
    ],
    [
      'kuberay.history.retention must be a duration',
      { kuberay: { history: { retention: 'a week' } } },
    ],
    [
      'kuberay.history.retention must be an hour',
      { kuberay: { history: { retention: 'PT5M' } } },
    ],
  ])('refuses a wrong value and names %s', (key, data) => {
    expect(() => readKuberayConfig(new ConfigReader(data))).toThrow(
      `Invalid configuration: ${key}`,
    );
  });
});
