import type { KubeObject } from '../../kube-api';
import { compare, compareWithoutTarget, toResourceStatus } from './compare';
import { withLastApplied } from './lastApplied';

function object(name: string, data: object = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'lab' },
    data,
  };
}

function compared(targets: KubeObject[], live: KubeObject[]) {
  const { syncStatus, resources } = compare({
    targets,
    live,
    rules: [],
    engine: 'legacy',
  });
  return { syncStatus, resources: resources.map(toResourceStatus) };
}

const entry = (name: string, more: object) => ({
  kind: 'ConfigMap',
  name,
  namespace: 'lab',
  version: 'v1',
  ...more,
});

it.each([
  ['nothing wanted, nothing there', [], [], 'Synced', []],
  [
    'there as wanted',
    [object('a')],
    [object('a')],
    'Synced',
    [entry('a', { status: 'Synced' })],
  ],
  [
    'missing',
    [object('a')],
    [],
    'OutOfSync',
    [entry('a', { status: 'OutOfSync' })],
  ],
  [
    'not wanted any more',
    [],
    [object('a')],
    'OutOfSync',
    [entry('a', { status: 'OutOfSync', requiresPruning: true })],
  ],
  [
    'one of two different',
    [object('b'), object('a', { key: 1 })],
    [object('a', { key: 2 }), object('b')],
    'OutOfSync',
    [entry('a', { status: 'OutOfSync' }), entry('b', { status: 'Synced' })],
  ],
])('says of an Application: %s', (_, targets, live, syncStatus, resources) => {
  expect(compared(targets, live)).toEqual({ syncStatus, resources });
});

it('sees that Git dropped a field that it had applied', () => {
  const live = withLastApplied(object('a', { key: 1 }));
  expect(compared([object('a')], [live]).syncStatus).toBe('OutOfSync');
  expect(compared([object('a', { key: 1 })], [live]).syncStatus).toBe('Synced');
});

it('knows nothing of what is there when Git’s side could not be loaded', () => {
  const { syncStatus, resources } = compareWithoutTarget([object('a')]);
  expect(syncStatus).toBe('Unknown');
  expect(resources.map(toResourceStatus)).toEqual([
    entry('a', { status: 'Unknown' }),
  ]);
});
