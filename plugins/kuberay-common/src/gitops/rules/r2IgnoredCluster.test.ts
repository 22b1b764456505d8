import { anApplication } from './__fixtures__/anApplication';
import { r2IgnoredCluster } from './r2IgnoredCluster';

describe('r2IgnoredCluster', () => {
  it.each([
    ['what we generate', {}],
    ['nothing ignored', { input: { autoscaler: { enabled: false } } }],
    ['another release', { input: { name: 'my-kuberay' } }],
    ['another namespace', { input: { destination: { namespace: 'other' } } }],
  ])('takes %s', (_title, options) => {
    expect(r2IgnoredCluster(anApplication(options))).toEqual([]);
  });

  it('follows the name overrides of the values', () => {
    const application = anApplication({ ignored: { name: 'mine' } });
    Object.assign(application.spec.source.helm?.valuesObject ?? {}, {
      fullnameOverride: 'mine',
    });
    expect(r2IgnoredCluster(application)).toEqual([]);
  });

  it.each([
    ['group', 'apps', 'ray.io'],
    ['kind', 'RayJob', 'RayCluster'],
    ['name', 'demo', 'demo-kuberay'],
    ['namespace', 'default', 'ray-cluster'],
  ])('refuses %s %s', (field, wrong, right) => {
    const application = anApplication({ ignored: { [field]: wrong } });
    expect(r2IgnoredCluster(application)).toEqual([
      {
        rule: 'R2',
        severity: 'error',
        path: `spec.ignoreDifferences[0].${field}`,
        message: `"${wrong}" is not the RayCluster that Application "demo" renders`,
        remedy: `Write "${right}"`,
      },
    ]);
  });
});
