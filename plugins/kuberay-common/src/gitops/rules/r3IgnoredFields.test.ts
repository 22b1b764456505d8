import {
  aClusterManifest,
  aGroup,
  anIgnoreRule,
} from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r3IgnoredFields } from './r3IgnoredFields';

const REPLICAS = '.spec.workerGroupSpecs[]?.replicas';
const SCALE_STRATEGY = '.spec.workerGroupSpecs[]?.scaleStrategy';

function found(ignored: object, options: object = {}) {
  return seen(r3IgnoredFields, [
    aClusterManifest({
      groups: { b: aGroup() },
      ...options,
      spec: {
        ignoreDifferences: [
          anIgnoreRule({ jqPathExpressions: undefined, ...ignored }),
        ],
      },
    }),
  ]).map(([code, severity]) => `${severity} ${code}`);
}

function jq(...jqPathExpressions: string[]) {
  return { jqPathExpressions };
}

function pointers(...indexes: number[]) {
  return { jsonPointers: pointersTo('replicas', indexes) };
}

function pointersTo(field: string, indexes: number[]) {
  return indexes.map(index => `/spec/workerGroupSpecs/${index}/${field}`);
}

const off = { head: { enableInTreeAutoscaling: false } };
const offAsText = { head: { enableInTreeAutoscaling: 'false' } };

describe('r3IgnoredFields', () => {
  it.each([
    ['both', jq(REPLICAS, SCALE_STRATEGY), {}],
    [
      'both without question marks',
      jq(
        '.spec.workerGroupSpecs[].replicas',
        '.spec.workerGroupSpecs[].scaleStrategy',
      ),
      {},
    ],
    [
      'both in one expression',
      jq('.spec.workerGroupSpecs[] | (.replicas, .scaleStrategy)'),
      {},
    ],
    [
      'both with brackets',
      jq(
        '.spec["workerGroupSpecs"][]?["replicas"]',
        '.spec.workerGroupSpecs[] | .scaleStrategy',
      ),
      {},
    ],
    [
      'both with a third',
      jq(REPLICAS, SCALE_STRATEGY, '.spec.workerGroupSpecs[]?.priority'),
      {},
    ],
    [
      'both by several pipes',
      jq(
        '.spec | .workerGroupSpecs | .[] | .replicas',
        '.spec.workerGroupSpecs | .[]? | .["scaleStrategy"]',
      ),
      {},
    ],
    [
      'both behind a selection',
      jq(
        '.spec.workerGroupSpecs[] | select(.maxReplicas > 1) | .replicas, .scaleStrategy',
      ),
      {},
    ],
    ['nothing without an autoscaler', {}, off],
  ])('takes %s', (_title, ignored, options) => {
    expect(found(ignored, options)).toEqual([]);
  });

  it.each([
    [
      'the guide: replicas alone',
      jq(REPLICAS),
      {},
      ['error scale-strategy-not-ignored'],
    ],
    [
      'only a leaf of scaleStrategy',
      jq(REPLICAS, `${SCALE_STRATEGY}.workersToDelete`),
      {},
      ['error scale-strategy-not-ignored'],
    ],
    [
      'nothing of the two',
      jq('.spec.suspend'),
      {},
      ['error replicas-not-ignored', 'error scale-strategy-not-ignored'],
    ],
    [
      'scaleStrategy alone',
      jq(SCALE_STRATEGY),
      {},
      ['error replicas-not-ignored'],
    ],
    [
      'as many JSON pointers as groups',
      pointers(0, 1),
      {},
      ['warning ignored-by-index'],
    ],
    [
      'jq paths by index',
      jq(
        '.spec.workerGroupSpecs[0].replicas',
        '.spec.workerGroupSpecs[1].replicas',
      ),
      {},
      ['warning ignored-by-index'],
    ],
    [
      'fewer JSON pointers than groups',
      pointers(0),
      {},
      ['error pointers-miss-groups'],
    ],
    [
      'more JSON pointers than groups',
      pointers(0, 1, 2),
      {},
      ['error pointers-miss-groups'],
    ],
    [
      'JSON pointers of other groups',
      pointers(1, 2),
      {},
      ['error pointers-miss-groups'],
    ],
    [
      'replicas by path and scaleStrategy by pointers',
      {
        ...jq(REPLICAS),
        jsonPointers: pointersTo('scaleStrategy', [0, 1]),
      },
      {},
      ['warning ignored-by-index'],
    ],
    [
      'pointers to both fields, of which one lacks a group',
      {
        jsonPointers: [
          ...pointersTo('replicas', [0, 1]),
          ...pointersTo('scaleStrategy', [0]),
        ],
      },
      {},
      ['error pointers-miss-groups'],
    ],
    [
      'a pointer to a whole group',
      {
        ...jq(REPLICAS, SCALE_STRATEGY),
        jsonPointers: ['/spec/workerGroupSpecs/0'],
      },
      {},
      ['error whole-list-ignored'],
    ],
    [
      'a pointer to the whole list',
      {
        ...jq(REPLICAS, SCALE_STRATEGY),
        jsonPointers: ['/spec/workerGroupSpecs'],
      },
      {},
      ['error whole-list-ignored'],
    ],
    [
      'a jq path to the whole list',
      jq(REPLICAS, SCALE_STRATEGY, '.spec.workerGroupSpecs[]'),
      {},
      ['error whole-list-ignored'],
    ],
    [
      'replicas without an autoscaler',
      jq(REPLICAS),
      off,
      ['error replicas-ignored-without-autoscaler'],
    ],
    [
      'replicas with an autoscaler that is off as a text',
      jq(REPLICAS),
      offAsText,
      ['error replicas-ignored-without-autoscaler'],
    ],
    [
      'a pointer without an autoscaler',
      pointers(0),
      off,
      ['error replicas-ignored-without-autoscaler'],
    ],
  ])('finds %s', (_title, ignored, options, codes) => {
    expect(found(ignored, options)).toEqual(codes);
  });

  it.each([
    [
      'ServerSideApply',
      { syncPolicy: { syncOptions: ['ServerSideApply=true'] } },
      {},
    ],
    [
      'ServerSideDiff',
      {},
      { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
    ],
  ])(
    'wants scaleStrategy beside pointers to replicas where %s sees it',
    (_title, spec, annotations) => {
      const codes = (jsonPointers: string[]) =>
        seen(r3IgnoredFields, [
          aClusterManifest({
            groups: { b: aGroup() },
            metadata: { annotations },
            spec: {
              ...spec,
              ignoreDifferences: [
                anIgnoreRule({ jqPathExpressions: undefined, jsonPointers }),
              ],
            },
          }),
        ]).map(([code]) => code);
      const replicas = pointersTo('replicas', [0, 1]);
      expect(codes(replicas)).toEqual([
        'scale-strategy-not-ignored',
        'ignored-by-index',
      ]);
      expect(
        codes([...replicas, ...pointersTo('scaleStrategy', [0, 1])]),
      ).toEqual(['ignored-by-index']);
    },
  );

  it("counts enabled groups only, the chart's own among them", () => {
    const groups = {
      b: aGroup({ disabled: true }),
      smallGroup: { disabled: null },
    };
    expect(found(pointers(0, 1), { groups })).toEqual([
      'warning ignored-by-index',
    ]);
  });
});
