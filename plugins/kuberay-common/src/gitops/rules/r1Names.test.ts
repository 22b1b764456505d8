import { aClusterManifest } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r1Names } from './r1Names';

function released(releaseName: string, head: object = {}) {
  return seen(r1Names, [aClusterManifest({ helm: { releaseName }, head })]);
}

/** The valuesObject of the fixture is kept: `helm` merges beside it. */
describe('r1Names', () => {
  it.each(['raycluster', 'a', 'one', 'my-kuberay', 'r'.repeat(42)])(
    'takes release %s',
    name => {
      expect(released(name)).toEqual([]);
    },
  );

  it.each([
    ['Demo', 'release-name-invalid', 'is not a Helm release name'],
    ['demo_1', 'release-name-invalid', 'is not a Helm release name'],
    ['-demo', 'release-name-invalid', 'is not a Helm release name'],
    ['demo\n', 'release-name-invalid', 'is not a Helm release name'],
    ['{{demo}}', 'release-name-invalid', 'is not a Helm release name'],
    ['r'.repeat(54), 'release-name-invalid', 'is not a Helm release name'],
    ...['on', 'y', 'null', '123', '1e3', '0x10'].map(word => [
      word,
      'release-name-not-text',
      'must be a text',
    ]),
    ['3d', 'cluster-name-invalid', 'which is not a DNS label'],
    ['a.b', 'cluster-name-invalid', 'which is not a DNS label'],
    [
      'r'.repeat(46),
      'cluster-name-too-long',
      'of 54 characters, the operator takes 53',
    ],
  ])('refuses release %j', (name, code, message) => {
    expect(released(name)).toEqual([
      [
        code,
        'error',
        'spec.source.helm.releaseName',
        expect.stringContaining(message),
      ],
    ]);
  });

  it("takes the Application's own name where there is no release", () => {
    const metadata = { name: '3d' };
    expect(seen(r1Names, [aClusterManifest({ metadata })])).toEqual([
      expect.arrayContaining(['cluster-name-invalid', 'metadata.name']),
    ]);
  });

  it.each([
    ['r'.repeat(45), {}, []],
    ['r'.repeat(46), { fullnameOverride: 'short' }, []],
    ['demo', { fullnameOverride: 'r'.repeat(54) }, ['cluster-name-too-long']],
    ['demo', { fullnameOverride: 'a.b' }, ['cluster-name-invalid']],
    ['demo', { fullnameOverride: 'on' }, ['cluster-name-invalid']],
    ['demo', { fullnameOverride: 'one' }, []],
    [
      'r'.repeat(45),
      { nameOverride: 'long-suffix' },
      ['cluster-name-too-long'],
    ],
  ])('follows the overrides of %s by %j', (releaseName, values, codes) => {
    const found = seen(r1Names, [
      aClusterManifest({ helm: { releaseName }, values }),
    ]);
    expect(found.map(([code]) => code)).toEqual(codes);
  });

  it('warns of cut pod names above 50 characters, with an autoscaler only', () => {
    expect(released('r'.repeat(43))).toEqual([
      expect.arrayContaining(['cluster-name-long', 'warning']),
    ]);
    expect(
      released('r'.repeat(43), { enableInTreeAutoscaling: false }),
    ).toEqual([]);
  });

  it.each(['a.b', 'Ray', '', 'a'.repeat(64)])(
    'refuses namespace %j, of Application and RayCluster',
    namespace => {
      expect(
        seen(r1Names, [
          aClusterManifest({
            metadata: { namespace },
            destination: { namespace },
          }),
        ]).map(([code, , path]) => [code, path]),
      ).toEqual([
        ['namespace-invalid', 'metadata.namespace'],
        ['namespace-invalid', 'spec.destination.namespace'],
      ]);
    },
  );
});
