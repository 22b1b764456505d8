import { withoutFeatures } from './unpackBackend';

const entry = [
  'var backend = createBackend();',
  "backend.add(import('@backstage/plugin-kubernetes-backend'));",
  "backend.add(import('backstage-plugin-kuberay-backend'));",
].join('\n');

describe('withoutFeatures', () => {
  it('takes out the features that are named', () => {
    expect(
      withoutFeatures(entry, ['@backstage/plugin-kubernetes-backend']),
    ).toBe(
      "var backend = createBackend();\nbackend.add(import('backstage-plugin-kuberay-backend'));",
    );
    expect(withoutFeatures(entry, [])).toBe(entry);
  });

  it('says when there is nothing to take out: the start would prove nothing', () => {
    expect(() => withoutFeatures(entry, ['x'])).toThrow(
      'the backend adds no “x”',
    );
  });
});
