import { totalResources } from './totals';

describe('totalResources', () => {
  it('takes a request, and the limit where there is none', () => {
    const template = {
      requests: { cpu: '100m' },
      limits: { cpu: '4', memory: '1Gi' },
    };
    expect(totalResources([{ template, pods: 3 }])).toEqual({
      cpu: 0.3,
      memory: 3 * 2 ** 30,
      gpu: 0,
      tpu: 0,
    });
  });

  it('counts the GPUs of every vendor, TPUs apart, and nothing else', () => {
    const template = {
      requests: {},
      limits: {
        'nvidia.com/gpu': '2',
        'amd.com/gpu': '1',
        'google.com/tpu': '4',
        'ephemeral-storage': '10Gi',
      },
    };
    expect(totalResources([{ template, pods: 2 }])).toEqual({
      cpu: 0,
      memory: 0,
      gpu: 6,
      tpu: 8,
    });
  });

  it('adds the other containers of a pod, each with its own requests and limits', () => {
    const template = {
      requests: { cpu: '1' },
      limits: { cpu: '2', memory: '1Gi' },
      sidecars: [{ requests: {}, limits: { cpu: '500m', memory: '1Gi' } }],
    };
    expect(totalResources([{ template, pods: 2 }])).toEqual({
      cpu: 3,
      memory: 4 * 2 ** 30,
      gpu: 0,
      tpu: 0,
    });
  });

  it('is nothing where no pod is asked for', () => {
    const template = { requests: { cpu: '1' }, limits: {} };
    expect(totalResources([{ template, pods: 0 }])).toEqual({
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    });
  });
});
