import { toRayParams } from './rayParams';

describe('toRayParams', () => {
  it('keeps of rayStartParams what says which resources Ray sees', () => {
    expect(
      toRayParams({
        rayStartParams: { 'num-gpus': '1', block: 'true', memory: 7 },
        resources: {},
      }),
    ).toEqual({ 'num-gpus': '1' });
  });

  it('reads the resources of the group in their place', () => {
    expect(
      toRayParams({
        rayStartParams: {},
        resources: { CPU: '4', GPU: '1', memory: '2Gi', shelf: '3' },
      }),
    ).toEqual({
      'num-cpus': '4',
      'num-gpus': '1',
      memory: '2147483648',
      resources: `'{"shelf":3}'`,
    });
  });

  it.each([undefined, null, {}])('is nothing where %j is said', params => {
    expect(
      toRayParams({ rayStartParams: params, resources: {} }),
    ).toBeUndefined();
  });
});
