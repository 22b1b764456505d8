import { aWorkerGroupRecord } from '../testUtils';
import type { WorkerGroupRecord } from './records';
import { servesDemand } from './servesDemand';

const pod = {
  requests: { cpu: '500m', memory: '1Gi' },
  limits: { cpu: '3500m', memory: '2Gi', 'nvidia.com/gpu': '2' },
};

function serves(
  resources: Record<string, number>,
  overrides: Partial<WorkerGroupRecord> = {},
) {
  return servesDemand(aWorkerGroupRecord({ template: pod, ...overrides }), {
    resources,
    count: 1,
    atLeast: false,
  });
}

describe('servesDemand', () => {
  it.each<[string, Record<string, number>, Partial<WorkerGroupRecord>, string]>(
    [
      ['limits rounded up', { CPU: 4, GPU: 2 }, {}, 'yes'],
      ['more CPUs than there are', { CPU: 4.5 }, {}, 'no'],
      ['more GPUs than there are', { GPU: 3 }, {}, 'no'],
      ['a share of a GPU', { GPU: 0.5 }, {}, 'yes'],
      ['memory in bytes', { memory: 2 ** 31 }, {}, 'yes'],
      ['more memory', { memory: 2 ** 31 + 1 }, {}, 'no'],
      ['a TPU', { TPU: 1 }, {}, 'no'],
      [
        'a TPU that is there',
        { TPU: 4 },
        { template: { requests: {}, limits: { 'google.com/tpu': '4' } } },
        'yes',
      ],
      [
        'what rayStartParams say instead',
        { CPU: 1 },
        { rayStartParams: { 'num-cpus': '0' } },
        'no',
      ],
      [
        'a custom resource, as the guide writes it',
        { CPU: 1, 'standard-worker': 1 },
        { rayStartParams: { resources: '"{\\"standard-worker\\": 1}"' } },
        'yes',
      ],
      [
        'a custom resource, as both Ray and KubeRay read it',
        { x: 2 },
        { rayStartParams: { resources: `'{"x": 2}'` } },
        'yes',
      ],
      ['a custom resource that no pod has', { x: 1 }, {}, 'no'],
      [
        'a custom resource where nobody can read them',
        { x: 1 },
        { rayStartParams: { resources: '{"x": 1}' } },
        'unknown',
      ],
      [
        'too many GPUs where nobody can read the rest',
        { x: 1, GPU: 9 },
        { rayStartParams: { resources: '{"x": 1}' } },
        'no',
      ],
      ['a certain node', { CPU: 1, 'node:192.0.2.1': 0.001 }, {}, 'unknown'],
      [
        'anything of a group without pods',
        { CPU: 1 },
        { maxReplicas: 0 },
        'no',
      ],
      ['anything of a suspended group', { CPU: 1 }, { suspend: true }, 'no'],
      ['a resource with an odd name', { constructor: 1 }, {}, 'no'],
    ],
  )('answers to %s', (_, resources, overrides, expected) => {
    expect(serves(resources, overrides)).toBe(expected);
  });

  it('takes requests where there is no limit', () => {
    expect(
      serves({ CPU: 1 }, { template: { requests: { cpu: '1' }, limits: {} } }),
    ).toBe('yes');
  });
});
