import { guideInput } from '../__fixtures__/guideInput';
import { parseRayStackInput } from '../input/parseRayStackInput';
import { customResource, isCountedByRay } from './customResource';

/** Ray's autoscaler cuts the first and the last character off and takes every backslash out (domain.md 3.7). */
function readAsRay(value: string): unknown {
  return JSON.parse(value.slice(1, -1).replaceAll('\\', ''));
}

/** KubeRay trims quotes from both ends and leaves backslashes alone (domain.md 3.7). */
function readAsKubeRay(value: string): unknown {
  return JSON.parse(value.replace(/^['"]+|['"]+$/g, ''));
}

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return 'an error';
  }
}

function groupCalled(name: string, fields: object = {}) {
  const [group] = parseRayStackInput({
    name: 'demo',
    workerGroups: [{ name, ...fields }],
  }).workerGroups;
  if (!group) {
    throw new Error('no group');
  }
  return group;
}

describe('customResource', () => {
  // domain.md 11.4
  it.each([
    ['the guide', '"{\\"x\\": 1}"', { x: 1 }, 'an error'],
    ['recommended', `'{"x": 1}'`, { x: 1 }, { x: 1 }],
    ['neither', '{"x": 1}', 'an error', { x: 1 }],
  ])(
    'is read by Ray and by KubeRay as it is written: %s',
    (_writer, value, ray, kubeRay) => {
      expect(outcome(() => readAsRay(value))).toEqual(ray);
      expect(outcome(() => readAsKubeRay(value))).toEqual(kubeRay);
    },
  );

  it('is what both readers understand, with the recommended profile', () => {
    const value = customResource('recommended', groupCalled('x'));
    expect(value).toBe(`'{"x": 1}'`);
  });

  it("is the guide's with profile ray-docs", () => {
    expect(customResource('ray-docs', groupCalled('x'))).toBe('"{\\"x\\": 1}"');
    const [group] = parseRayStackInput(guideInput).workerGroups;
    expect(group && customResource('ray-docs', group)).toBe(
      '"{\\"standard-worker\\": 1}"',
    );
  });

  it.each([
    ['nobody wants one', groupCalled('x', { customResource: false })],
    ['Ray counts it itself', groupCalled('memory')],
  ])('is none where %s', (_reason, group) => {
    expect(customResource('recommended', group)).toBeUndefined();
  });

  it('leaves resources of the group alone that have a name that Ray counts', () => {
    expect(
      isCountedByRay(
        groupCalled('memory', { rayStartParams: { resources: `'{"a": 1}'` } }),
      ),
    ).toBe(false);
  });
});
