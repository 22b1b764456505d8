import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import { ClusterCache } from './ClusterCache';
import { resourceHealth } from './health/resourceHealth';
import { DEFAULT_LATENCIES } from './Latencies';
import { kuberayCrds } from './sources/kuberayCrds';

const latencies = {
  ...DEFAULT_LATENCIES,
  cacheLagMs: 1_000,
  cacheReloadMs: 5_000,
  crdStatusLagMs: 20_000,
};
const id = { group: '', kind: 'ConfigMap', namespace: 'default', name: 'a' };
const map = (data: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'default' },
  data,
});
const [crd] = kuberayCrds('1.5.1');

/** Its timers go by a time of their own, as those of Node.js do; `now` can be set apart from it. */
class SettableClock extends ManualClock {
  #aheadMs = 0;

  set(aheadMs: number): void {
    this.#aheadMs = aheadMs;
  }

  override now(): number {
    return super.now() + this.#aheadMs;
  }
}

function begin() {
  const clock = new SettableClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  const cache = ClusterCache.create({ store, clock, latencies });
  return { clock, store, cache };
}

it('learns of objects, changes and deletions a moment later', async () => {
  const { clock, store, cache } = begin();
  store.create(map());
  expect(cache.get(id)).toBeUndefined();
  await clock.advance(1_000);
  expect(cache.get(id)?.data).toEqual({});
  store.update(map({ key: 'x' }));
  await clock.advance(1_000);
  expect(cache.get(id)?.data).toEqual({ key: 'x' });
  store.delete({ kind: 'ConfigMap', namespace: 'default', name: 'a' });
  await clock.advance(1_000);
  expect(cache.get(id)).toBeUndefined();
});

it('tells what a comparison has to know, and not what a status says besides', async () => {
  const { clock, store, cache } = begin();
  const told: unknown[] = [];
  cache.subscribe(({ next }) => told.push(next?.kind));
  store.create({ ...map(), kind: 'Service', data: undefined });
  await clock.advance(1_000);
  store.updateStatus(
    { kind: 'Service', namespace: 'default', name: 'a' },
    { loadBalancer: { ingress: [] } },
  );
  await clock.advance(1_000);
  expect(told).toEqual(['Service']);
});

it('stands still after a CRD was created: readers wait, and then see everything', async () => {
  const { clock, store, cache } = begin();
  const seen: boolean[] = [];
  const read = () => seen.push(cache.get(id) !== undefined);
  cache.whenReadable(read);
  store.create(crd);
  store.create(map());
  cache.whenReadable(read);
  await clock.advance(4_900);
  expect(seen).toEqual([false]);
  await clock.advance(200);
  expect(seen).toEqual([false, true]);
});

it('ends its reload even when the timer runs a millisecond before the clock says so', async () => {
  const { clock, store, cache } = begin();
  const seen: boolean[] = [];
  store.create(crd);
  store.create(map());
  cache.whenReadable(() => seen.push(cache.get(id) !== undefined));
  clock.set(-1);
  await clock.advance(5_000);
  expect(seen).toEqual([true]);
});

it('lets no change overtake those that a reload holds back, when the clock was put forward', async () => {
  const { clock, store, cache } = begin();
  const seen: unknown[] = [];
  cache.subscribe(({ next }) => seen.push(next?.data));
  store.create(map({ key: 'first' }));
  store.create(crd);
  await clock.advance(2_000);
  clock.set(60_000);
  store.update(map({ key: 'second' }));
  await clock.advance(5_000);
  expect(seen.filter(data => data !== undefined)).toEqual([
    { key: 'first' },
    { key: 'second' },
  ]);
});

it('knows a new CRD’s status late, or at once after a hard refresh', async () => {
  const { clock, store, cache } = begin();
  const health = () => {
    const known = cache.get({
      group: 'apiextensions.k8s.io',
      kind: 'CustomResourceDefinition',
      name: crd.metadata.name,
    });
    return known && resourceHealth(known);
  };
  store.create(crd);
  await clock.advance(10_000);
  expect(health()).toBe('Progressing');
  cache.revealStatus(store);
  expect(health()).toBe('Healthy');

  const other = begin();
  other.store.create(crd);
  await other.clock.advance(21_000);
  cache.stop();
  expect(
    other.cache.get({
      group: 'apiextensions.k8s.io',
      kind: 'CustomResourceDefinition',
      name: crd.metadata.name,
    }),
  ).toHaveProperty('status.conditions');
});

it('is silent after it was stopped', async () => {
  const { clock, store, cache } = begin();
  cache.stop();
  store.create(map());
  await clock.advance(10_000);
  expect(cache.get(id)).toBeUndefined();
});
