import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import {
  guideCluster,
  rayClusterDefinition,
} from '../kuberay/__testUtils__/startStory';
import { showcaseHandEdits } from './showcaseHandEdits';
import { startHandEdits } from './startHandEdits';

const NOTEBOOKS = {
  kind: 'RayCluster',
  namespace: 'notebooks',
  name: 'notebooks-kuberay',
};

describe('the hand edits', () => {
  let clock: ManualClock;
  let store: InMemoryObjectStore;
  let stop: () => void;

  beforeEach(async () => {
    clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
    store = InMemoryObjectStore.create({ clock });
    stop = startHandEdits({ store, clock, edits: showcaseHandEdits });
    store.create(rayClusterDefinition);
    for (const name of ['notebooks', 'elsewhere']) {
      store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    await clock.advance(1000);
  });
  afterEach(() => stop());

  function createReady(namespace = 'notebooks'): void {
    store.create(
      guideCluster((_, metadata) => {
        Object.assign(metadata, { name: NOTEBOOKS.name, namespace });
      }),
    );
    store.updateStatus({ ...NOTEBOOKS, namespace }, { state: 'ready' });
  }

  function suspended(namespace = 'notebooks'): unknown {
    const { suspend } = store.get({ ...NOTEBOOKS, namespace })?.spec as {
      suspend?: boolean;
    };
    return suspend;
  }

  it('wait until the cluster has been ready for a while', async () => {
    createReady();
    await clock.advance(4000);
    expect(suspended()).toBeUndefined();
    await clock.advance(2000);
    expect(suspended()).toBe(true);
  });

  it('do not overrule who undoes them', async () => {
    createReady();
    await clock.advance(10_000);
    store.patch(
      NOTEBOOKS,
      { spec: { suspend: false } },
      { type: 'merge', fieldManager: 'kubectl-edit' },
    );
    await clock.advance(60_000);
    expect(suspended()).toBe(false);
  });

  it('are made again on a cluster that was made again', async () => {
    createReady();
    await clock.advance(10_000);
    store.delete(NOTEBOOKS);
    createReady();
    await clock.advance(10_000);
    expect(suspended()).toBe(true);
  });

  it('leave other clusters alone', async () => {
    createReady('elsewhere');
    await clock.advance(60_000);
    expect(suspended('elsewhere')).toBeUndefined();
  });
});
