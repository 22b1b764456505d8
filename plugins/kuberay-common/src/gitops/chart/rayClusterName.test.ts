import { rayClusterName } from './rayClusterName';

describe('rayClusterName', () => {
  it.each([
    [{ release: 'raycluster' }, 'raycluster-kuberay'],
    [{ release: 'my-kuberay' }, 'my-kuberay'],
    [{ release: 'kuberay' }, 'kuberay'],
    [{ release: 'raycluster', nameOverride: '' }, 'raycluster-ray-cluster'],
    [{ release: 'ray-cluster-dev', nameOverride: '' }, 'ray-cluster-dev'],
    [{ release: 'raycluster', fullnameOverride: 'mine' }, 'mine'],
    [{ release: 'r'.repeat(45) }, `${'r'.repeat(45)}-kuberay`],
    [{ release: 'r', fullnameOverride: 'f'.repeat(64) }, 'f'.repeat(63)],
    [
      { release: 'r', fullnameOverride: `${'f'.repeat(61)}--x` },
      `${'f'.repeat(61)}-`,
    ],
  ])('names %j %s', (options, name) => {
    expect(rayClusterName(options)).toBe(name);
  });
});
