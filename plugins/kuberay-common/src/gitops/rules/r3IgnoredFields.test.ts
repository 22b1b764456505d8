import { anApplication } from './__fixtures__/anApplication';
import { r3IgnoredFields } from './r3IgnoredFields';

const REPLICAS = '.spec.workerGroupSpecs[]?.replicas';
const SCALE_STRATEGY = '.spec.workerGroupSpecs[]?.scaleStrategy';
const noAutoscaler = { autoscaler: { enabled: false } };

function pointers(...indexes: number[]) {
  return {
    jsonPointers: indexes.map(
      index => `/spec/workerGroupSpecs/${index}/replicas`,
    ),
  };
}

function severities(options: Parameters<typeof anApplication>[0]) {
  return r3IgnoredFields(anApplication(options)).map(
    ({ rule, severity, message }) => [rule, severity, message],
  );
}

describe('r3IgnoredFields', () => {
  it.each([
    ['what we generate', {}],
    ['no autoscaler and no rule', { input: noAutoscaler }],
    [
      'the form without question marks',
      {
        ignored: {
          jqPathExpressions: [
            '.spec.workerGroupSpecs[].replicas',
            '.spec.workerGroupSpecs[].scaleStrategy',
          ],
        },
      },
    ],
  ])('takes %s', (_title, options) => {
    expect(severities(options)).toEqual([]);
  });

  it.each([
    [
      'the guide: replicas alone',
      { ignored: { jqPathExpressions: [REPLICAS] } },
      [['R3', 'error', expect.stringContaining('scaleStrategy')]],
    ],
    [
      'nothing of the two',
      { ignored: { jqPathExpressions: [SCALE_STRATEGY] } },
      [
        ['R3', 'error', expect.stringContaining('replicas')],
        ['R3', 'error', expect.stringContaining('scaleStrategy')],
      ],
    ],
    [
      'an empty rule',
      { ignored: {} },
      [
        ['R3', 'error', expect.stringContaining('replicas')],
        ['R3', 'error', expect.stringContaining('scaleStrategy')],
      ],
    ],
    [
      'as many JSON pointers as groups',
      { ignored: pointers(0, 1) },
      [['R3', 'warning', expect.stringContaining('hit other groups')]],
    ],
    [
      'fewer JSON pointers than groups',
      { ignored: pointers(0) },
      [['R3', 'error', '1 JSON pointers stand against 2 worker groups']],
    ],
    [
      'the whole list',
      {
        ignored: {
          jsonPointers: ['/spec/workerGroupSpecs'],
          jqPathExpressions: [REPLICAS, SCALE_STRATEGY],
        },
      },
      [['R3', 'error', expect.stringContaining('hides every edit')]],
    ],
    [
      'replicas without an autoscaler',
      { input: noAutoscaler, ignored: { jqPathExpressions: [REPLICAS] } },
      [['R3', 'error', expect.stringContaining('no autoscaler')]],
    ],
    [
      'a pointer without an autoscaler',
      { input: noAutoscaler, ignored: pointers(0) },
      [['R3', 'error', expect.stringContaining('no autoscaler')]],
    ],
  ])('finds %s', (_title, options, findings) => {
    expect(severities(options)).toEqual(findings);
  });

  it('says so when Helm would fail and groups cannot be counted', () => {
    const application = anApplication({ ignored: pointers(0) });
    Object.assign(application.spec.source.helm?.valuesObject ?? {}, {
      image: null,
    });
    expect(r3IgnoredFields(application)).toEqual([
      expect.objectContaining({
        severity: 'error',
        message: expect.stringContaining('unknown number'),
      }),
    ]);
  });
});
