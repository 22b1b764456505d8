import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import { seen } from './__fixtures__/seen';
import { r16Pods } from './r16Pods';

function codes(options: object) {
  return seen(r16Pods, [aClusterManifest(options)]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

const workerOff = { disabled: true };

describe('r16Pods', () => {
  it.each([
    ['no ports', { head: { ports: [] } }],
    [
      'ports with the dashboard',
      { head: { ports: [{ name: 'gcs' }, { name: 'dashboard' }] } },
    ],
    ['labels of its own', { head: { labels: { 'example.org/a': 'b' } } }],
    ['one host', { groups: { b: aGroup({ numOfHosts: 1 }) } }],
    [
      'a disabled worker beside a group',
      { worker: workerOff, groups: { b: aGroup() } },
    ],
    [
      'no groups without an autoscaler',
      { worker: workerOff, head: { enableInTreeAutoscaling: false } },
    ],
  ])('takes %s', (_title, options) => {
    expect(codes(options)).toEqual([]);
  });

  it.each([
    [
      'ports without the dashboard',
      { head: { ports: [{ name: 'gcs' }] } },
      'warning dashboard-port-missing head.ports',
    ],
    [
      'a label of the chart',
      { worker: { labels: { 'helm.sh/chart': 'x' } } },
      'warning chart-label-overridden worker.labels["helm.sh/chart"]',
    ],
    [
      'several hosts',
      { groups: { b: aGroup({ numOfHosts: 4 }) } },
      'warning multi-host-group additionalWorkerGroups.b.numOfHosts',
    ],
    [
      'nothing to scale',
      { worker: workerOff },
      'error nothing-to-scale worker.disabled',
    ],
    [
      'nothing to scale beside a disabled group',
      { worker: workerOff, groups: { b: aGroup(workerOff) } },
      'error nothing-to-scale worker.disabled',
    ],
  ])('finds %s', (_title, options, found) => {
    expect(codes(options)).toEqual([found]);
  });
});
