import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r8Resources } from './r8Resources';

const both = { cpu: '2', memory: '8Gi' };

function group(resources: unknown, chart = '1.5.1') {
  return seen(r8Resources, [
    aClusterManifest({ chart, groups: { b: aGroup({ resources }) } }),
  ]).map(([code, severity, path]) => `${severity} ${code} ${path}`);
}

const B = 'additionalWorkerGroups.b.resources';

describe('r8Resources', () => {
  it.each([
    ['requests and limits', { requests: both, limits: both }],
    [
      'a request below its limit',
      {
        requests: { cpu: '500m', memory: '1G' },
        limits: { cpu: '1', memory: '1Gi' },
      },
    ],
    [
      'a GPU in limits only',
      { requests: both, limits: { ...both, 'nvidia.com/gpu': 1 } },
    ],
    [
      'a GPU equal in both',
      {
        requests: { ...both, 'nvidia.com/gpu': '1' },
        limits: { ...both, 'nvidia.com/gpu': 1 },
      },
    ],
    [
      'whole numbers',
      {
        requests: { cpu: 1, memory: '1Gi' },
        limits: { cpu: 2, memory: '1Gi' },
      },
    ],
  ])('takes %s', (_title, resources) => {
    expect(group(resources)).toEqual([]);
  });

  it.each([
    ['no resources', undefined, `error resources-incomplete ${B}`],
    ['no limits', { requests: both }, `error resources-incomplete ${B}`],
    [
      'no memory',
      { requests: { cpu: '1' }, limits: both },
      `error resources-incomplete ${B}`,
    ],
    [
      'a request above its limit',
      { requests: { ...both, cpu: '3' }, limits: both },
      `error request-above-limit ${B}.requests.cpu`,
    ],
    [
      'a float',
      { requests: { ...both, cpu: 0.5 }, limits: both },
      `error quantity-invalid ${B}.requests.cpu`,
    ],
    [
      'no quantity',
      { requests: { ...both, cpu: 'one' }, limits: both },
      `error quantity-invalid ${B}.requests.cpu`,
    ],
    [
      '1000m',
      { requests: { ...both, cpu: '1000m' }, limits: both },
      `error quantity-not-canonical ${B}.requests.cpu`,
    ],
    [
      '1024Mi',
      { requests: both, limits: { ...both, memory: '8192Mi' } },
      `error quantity-not-canonical ${B}.limits.memory`,
    ],
    [
      'a GPU in requests only',
      { requests: { ...both, 'nvidia.com/gpu': 1 }, limits: both },
      `error device-not-limited ${B}.requests["nvidia.com/gpu"]`,
    ],
    [
      'a GPU unequal',
      {
        requests: { ...both, 'amd.com/gpu': 1 },
        limits: { ...both, 'amd.com/gpu': 2 },
      },
      `error device-not-limited ${B}.requests["amd.com/gpu"]`,
    ],
  ])('refuses %s', (_title, resources, found) => {
    expect(group(resources)).toEqual([found]);
  });

  it('counts the defaults that chart 1.6 gives to a group without any', () => {
    expect(group(undefined, '1.7.0')).toEqual([]);
    expect(group({}, '1.7.0')).toEqual([]);
    expect(group({ limits: {} }, '1.7.0')).toEqual([
      `error resources-incomplete ${B}`,
    ]);
  });

  it("compares requests of worker with the chart's default limits", () => {
    const requests = (cpu: string) => {
      const values = {
        worker: { resources: { requests: { cpu, memory: '1G' } } },
      };
      return seen(r8Resources, [aClusterManifest({ values })]);
    };
    expect(requests('1')).toEqual([]);
    expect(requests('4')).toEqual([
      [
        'request-above-limit',
        'error',
        'worker.resources.requests.cpu',
        expect.stringContaining('"4" is more than its limit "1"'),
      ],
    ]);
  });

  it('does not look at a disabled group', () => {
    const groups = { b: { disabled: true } };
    expect(seen(r8Resources, [aClusterManifest({ groups })])).toEqual([]);
  });

  it.each([
    ['2G', []],
    ['1999M', ['head-memory-low']],
  ])('asks for 2G of the head: %s', (memory, codes) => {
    const amounts = { cpu: '1', memory };
    const head = { resources: { requests: amounts, limits: amounts } };
    expect(
      seen(r8Resources, [aClusterManifest({ head })]).map(([code]) => code),
    ).toEqual(codes);
  });

  it.each([
    ['head', { volumes: [{ name: 'data' }] }, ['head.volumes']],
    ['worker', { volumes: [{ name: 'data' }] }, ['worker.volumes']],
    ['head', { volumes: [] }, ['head.volumes']],
    ['head', { volumes: [{ name: 'log-volume', emptyDir: {} }] }, []],
    [
      'head',
      { volumes: [{ name: 'data' }], volumeMounts: [{ name: 'data' }] },
      [],
    ],
    ['worker', { disabled: true, volumes: [{ name: 'data' }] }, []],
  ])('misses the log volume of %s with %j: %j', (pod, values, paths) => {
    expect(
      seen(r8Resources, [aClusterManifest({ [pod]: values })]).map(
        ([code, severity, path]) => `${severity} ${code} ${path}`,
      ),
    ).toEqual(paths.map(path => `error log-volume-lost ${path}`));
  });
});
