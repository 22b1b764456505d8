import { installedOperators } from './InstalledOperator';

function deployment(container: object, labels = {}) {
  return {
    metadata: { name: 'operator', namespace: 'ray-system', labels },
    spec: { template: { spec: { containers: [container] } } },
  };
}

const ofChart = { 'app.kubernetes.io/name': 'kuberay-operator' };

describe('installedOperators', () => {
  it('takes the Deployment of the chart, also with a mirrored image, and no other', () => {
    expect(
      installedOperators([
        deployment({ image: 'mirror.example.org:5000/ray-op:1.5.1' }, ofChart),
        deployment({ image: 'quay.io/kuberay/operator:v1.7.0@sha256:0ab' }),
        deployment({ image: 'quay.io/kuberay/apiserver:v1.5.1' }),
      ]),
    ).toEqual([
      { name: 'ray-system/operator', version: '1.5.1' },
      { name: 'ray-system/operator', version: 'v1.7.0' },
    ]);
  });

  it.each([
    [['--watch-namespace=a,b']],
    [['--enable-leader-election=true', '-watch-namespace', 'a, b']],
  ])('reads of %j which namespaces it looks at', args => {
    expect(
      installedOperators([deployment({ args }, ofChart)])[0].watched,
    ).toEqual(['a', 'b']);
  });

  it.each([[[]], [['--watch-namespace=']], [['--watch-namespace', '']]])(
    'takes %j for all namespaces',
    args => {
      expect(installedOperators([deployment({ args }, ofChart)])).toEqual([
        { name: 'ray-system/operator' },
      ]);
    },
  );
});
