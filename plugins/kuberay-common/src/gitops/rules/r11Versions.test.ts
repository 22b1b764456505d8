import { parseRayStackInput } from '../input/parseRayStackInput';
import { r11Versions } from './r11Versions';

describe('r11Versions', () => {
  it.each([
    [{ versions: {} }],
    [{ versions: { kuberay: '1.7.0' } }],
    [{ versions: { kuberay: '1.4.0', chart: '1.4.0' } }],
    [{ versions: { kuberay: '1.10.0' } }],
    [{ versions: { kuberay: '1.3.2' }, autoscaler: { enabled: false } }],
  ])('takes %j', input => {
    expect(r11Versions(parseRayStackInput({ name: 'demo', ...input }))).toEqual(
      [],
    );
  });

  it.each([
    ['1.4.1', '"1.4.1" is not the KubeRay version "1.5.1"'],
    ['1.5.0', '"1.5.0" is not the KubeRay version "1.5.1"'],
    ['1.6.0', '"1.6.0" is not the KubeRay version "1.5.1"'],
  ])('refuses chart %s on KubeRay 1.5.1', (chart, message) => {
    const input = { name: 'demo', versions: { kuberay: '1.5.1', chart } };
    expect(r11Versions(parseRayStackInput(input))).toEqual([
      {
        rule: 'R11',
        severity: 'error',
        path: 'versions.chart',
        message,
        remedy: 'Leave versions.chart out',
      },
    ]);
  });

  it('refuses autoscaler options on CRDs that do not know their version', () => {
    const input = { name: 'demo', versions: { kuberay: '1.3.2' } };
    expect(r11Versions(parseRayStackInput(input))).toEqual([
      {
        rule: 'R11',
        severity: 'error',
        path: 'versions.kuberay',
        message: '"1.3.2" has CRDs without autoscalerOptions.version',
        remedy: 'Use KubeRay 1.4.0 or later',
      },
    ]);
  });
});
