import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r9RayStartParams } from './r9RayStartParams';

function params(rayStartParams: object, more: object = {}) {
  return seen(r9RayStartParams, [
    aClusterManifest({ groups: { b: aGroup({ rayStartParams, ...more }) } }),
  ]).map(([code, severity, path]) => `${severity} ${code} ${path}`);
}

const B = 'additionalWorkerGroups.b.rayStartParams';
const gpu = { resources: { limits: { 'nvidia.com/gpu': 1 } } };

describe('r9RayStartParams', () => {
  it.each([
    [{ resources: `'{"b": 1}'` }],
    [{ resources: `'{"b": 1, "c": 20}'` }],
    [{ resources: `"{"b": 1}"` }],
    [{ 'num-cpus': '0', 'num-gpus': '2', block: 'true' }],
    [{}],
  ])('takes %j', rayStartParams => {
    expect(params(rayStartParams)).toEqual([]);
  });

  it.each([
    [
      "the guide's notation",
      { resources: '"{\\"b\\": 1}"' },
      {},
      `warning custom-resource-escaped ${B}.resources`,
    ],
    [
      "the guide's notation beside a GPU",
      { resources: '"{\\"b\\": 1}"' },
      gpu,
      `error custom-resource-escaped ${B}.resources`,
    ],
    [
      'no outer quotes',
      { resources: '{"b": 1}' },
      {},
      `error custom-resource-unquoted ${B}.resources`,
    ],
    [
      'a fraction',
      { resources: `'{"b": 0.5}'` },
      {},
      `error custom-resource-invalid ${B}.resources`,
    ],
    [
      'a text as the amount',
      { resources: `'{"b": "1"}'` },
      {},
      `error custom-resource-invalid ${B}.resources`,
    ],
    [
      'no JSON',
      { resources: `'b: 1'` },
      {},
      `error custom-resource-invalid ${B}.resources`,
    ],
    [
      'a list',
      { resources: `'[1]'` },
      {},
      `error custom-resource-invalid ${B}.resources`,
    ],
    [
      'a map instead of a text',
      { resources: { b: 1 } },
      {},
      `error param-not-text ${B}.resources`,
    ],
    ['labels', { labels: 'a=b' }, {}, `error param-labels ${B}.labels`],
    ['a number', { 'num-cpus': 0 }, {}, `error param-not-text ${B}.num-cpus`],
    [
      'a large number',
      { 'object-store-memory': 1000000000 },
      {},
      `error param-not-text ${B}.object-store-memory`,
    ],
    ['a boolean', { block: true }, {}, `error param-not-text ${B}.block`],
    [
      'a quantity',
      { memory: '4Gi' },
      {},
      `error param-not-integer ${B}.memory`,
    ],
    [
      'a fraction of a CPU',
      { 'num-cpus': '0.5' },
      {},
      `error param-not-integer ${B}.num-cpus`,
    ],
  ])('finds %s', (_title, rayStartParams, more, found) => {
    expect(params(rayStartParams, more)).toEqual([found]);
  });

  it('looks at the deprecated initArgs too', () => {
    const groups = { b: aGroup({ initArgs: { labels: 'x' } }) };
    expect(seen(r9RayStartParams, [aClusterManifest({ groups })])).toHaveLength(
      1,
    );
  });

  it.each([
    [{ 'num-cpus': '1' }, true, ['head-runs-work']],
    [{}, true, ['head-runs-work']],
    [{ 'num-cpus': '0' }, true, []],
    [{}, false, []],
  ])(
    'looks at the head with %j and autoscaling %j',
    (rayStartParams, autoscaling, codes) => {
      const head = { rayStartParams, enableInTreeAutoscaling: autoscaling };
      expect(
        seen(r9RayStartParams, [aClusterManifest({ head })]).map(
          ([code]) => code,
        ),
      ).toEqual(codes);
    },
  );
});
