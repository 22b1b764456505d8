import { aClusterManifest } from './__fixtures__/aClusterManifest';
import {
  crdsManifest,
  operatorManifest,
} from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r11Versions } from './r11Versions';

function together(crds: string, operator: string, chart: string) {
  return seen(r11Versions, [
    crdsManifest({ version: crds }),
    operatorManifest({ version: operator }),
    aClusterManifest({ chart, head: { autoscalerOptions: undefined } }),
  ]).map(([code, severity, , message]) => `${severity} ${code}: ${message}`);
}

describe('r11Versions', () => {
  it.each([
    ['v1.5.1', 'v1.5.1', '1.5.1'],
    ['v1.5.1', 'v1.5.0', '1.5.0'],
    ['v1.10.2', 'v1.10.0', '1.10.0'],
  ])('takes CRDs %s, operator %s, chart %s', (crds, operator, chart) => {
    expect(together(crds, operator, chart)).toEqual([]);
  });

  it.each([
    ['v1.5.1', 'v1.5.1', '1.4.1', 'chart "1.4.1" stands against CRDs "v1.5.1"'],
    [
      'v1.5.1',
      'v1.5.1',
      '1.7.0',
      'chart "1.7.0" stands against CRDs "v1.5.1", and the chart may use fields that the CRDs do not know',
    ],
    [
      'v1.5.1',
      'v1.6.2',
      '1.5.1',
      'operator "v1.6.2" stands against CRDs "v1.5.1", and the operator may use fields that the CRDs do not know',
    ],
    [
      'v2.0.0',
      'v1.9.0',
      '2.0.0',
      'operator "v1.9.0" stands against CRDs "v2.0.0"',
    ],
    [
      'v1.10.0',
      'v1.10.0',
      '1.10.2',
      'chart "1.10.2" stands against CRDs "v1.10.0", and the chart may use fields that the CRDs do not know',
    ],
    [
      'v1.5.1',
      'v1.5.0',
      '1.5.1',
      'chart "1.5.1" stands against operator "v1.5.0", and the chart may use fields that the operator does not know',
    ],
  ])(
    'refuses CRDs %s, operator %s, chart %s',
    (crds, operator, chart, message) => {
      expect(together(crds, operator, chart)).toEqual([
        `error version-mismatch: ${message}`,
      ]);
    },
  );

  it('does not compare what goes to different clusters', () => {
    expect(
      seen(r11Versions, [
        crdsManifest({ version: 'v1.7.0' }),
        aClusterManifest({ destination: { server: 'https://other' } }),
      ]),
    ).toEqual([]);
  });

  it.each([
    [
      '1.5.1',
      '1.5.1',
      'error version-notation: "1.5.1" is no tag of KubeRay, whose tags begin with v',
    ],
    [
      'v1.5.1',
      'v1.5.1',
      'error version-notation: "v1.5.1" is no version of a chart, which has no v',
    ],
    [
      'master',
      '1.5.1',
      'warning version-not-pinned: "master" is another version tomorrow',
    ],
    [
      'v1.5.1',
      '1.5.*',
      'warning version-not-pinned: "1.5.*" is another version tomorrow',
    ],
    [
      'v1.5.1',
      '',
      'warning version-not-pinned: "" is another version tomorrow',
    ],
  ])('finds CRDs %s with chart %s', (crds, chart, found) => {
    expect(together(crds, 'v1.5.1', chart)).toEqual([found]);
  });

  it.each(['0'.repeat(40), 'refs/tags/v1.5.1'])(
    'takes %s as a version that stays',
    revision => {
      expect(together(revision, 'v1.5.1', '1.5.1')).toEqual([]);
    },
  );

  it('refuses autoscaler options on CRDs that do not know their version', () => {
    const documents = [
      crdsManifest({ version: 'v1.3.2' }),
      aClusterManifest({ chart: '1.3.2' }),
    ];
    const unknown = [
      'autoscaler-version-unknown',
      'error',
      'head.autoscalerOptions.version',
      '"1.3.2" has CRDs without autoscalerOptions.version',
    ];
    expect(seen(r11Versions, documents)).toEqual([unknown]);
    expect(
      seen(r11Versions, documents.slice(1), { crdsVersion: '1.3.2' }),
    ).toEqual([unknown]);
    expect(seen(r11Versions, documents.slice(1))).toEqual([]);
  });

  it('refuses fault tolerance with a chart that ignores it', () => {
    const found = (chart: string) =>
      seen(r11Versions, [
        aClusterManifest({
          chart,
          values: { gcsFaultTolerance: { enabled: true } },
        }),
      ]).map(([code]) => code);
    expect(found('1.4.1')).toEqual(['fault-tolerance-unknown']);
    expect(found('1.5.1')).toEqual([]);
  });
});
