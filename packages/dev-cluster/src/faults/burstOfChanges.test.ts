import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import { BURST_ANNOTATION, burstOfChanges } from './burstOfChanges';

function aStore() {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  for (const name of ['a', 'b']) {
    store.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  }
  const changed: string[] = [];
  store.subscribe(({ type, object }) => {
    const count = object.metadata.annotations?.[BURST_ANNOTATION];
    changed.push(`${type} ${object.metadata.name} ${count}`);
  });
  return { store, changed };
}

it('changes the objects in turn', async () => {
  const { store, changed } = aStore();
  await burstOfChanges(store, { kind: 'ConfigMap', changes: 3 });
  expect(changed).toEqual(['MODIFIED a 0', 'MODIFIED b 1', 'MODIFIED a 2']);
});

it('makes as many as are asked for', async () => {
  const { store, changed } = aStore();
  await burstOfChanges(store, { kind: 'ConfigMap', changes: 10_000 });
  expect(changed).toHaveLength(10_000);
});

it('leaves out what goes meanwhile', async () => {
  const { store, changed } = aStore();
  const burst = burstOfChanges(store, { kind: 'ConfigMap', changes: 400 });
  store.delete({ kind: 'ConfigMap', namespace: 'default', name: 'b' });
  await burst;
  expect(changed.filter(change => change.includes(' b '))).toHaveLength(101);
});

it.each(['Secret', 'RayCluster'])('has nothing to change of %s', async kind => {
  const { store } = aStore();
  await expect(burstOfChanges(store, { kind, changes: 1 })).rejects.toThrow(
    `there is no ${kind} that could change`,
  );
});
