import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import { knownApplications } from './knownApplications';

const AT = '2026-11-21T02:10:00.000Z';
const LATER = '2026-11-21T02:20:00.000Z';
const problem = { code: 'unreachable', message: 'No answer' } as const;

const object = anApplicationRecord({ cluster: 'prod' });
const listed = (instance: string, overrides: Partial<ApplicationRecord> = {}) =>
  anApplicationRecord({
    cluster: instance,
    readFrom: 'argocd',
    ...overrides,
  });

/** When the last word came, and whether a failure came after it. */
type Heard = { records: ApplicationRecord[]; at?: string; fails?: boolean };

function known(heard: {
  clusters?: Record<string, Heard>;
  instances?: Record<string, Heard>;
}) {
  const store = InMemoryResourceStore.create();
  const writers = [
    ...Object.entries(heard.clusters ?? {}).map(([name, told]) => {
      store.add(name);
      return { writer: store.writer(name, 'Application'), told };
    }),
    ...Object.entries(heard.instances ?? {}).map(([name, told]) => {
      store.addInstance(name);
      return { writer: store.instanceWriter(name), told };
    }),
  ];
  for (const { writer, told } of writers) {
    const { records, at = AT, fails } = told;
    writer.apply({ type: 'replaced', records, at });
    if (fails) {
      writer.apply({ type: 'failed', problem, at: LATER });
    }
  }
  return knownApplications(store.snapshot());
}

describe('knownApplications', () => {
  it('counts one that is read both ways once, as the object of Kubernetes', () => {
    expect(
      known({
        clusters: { prod: { records: [object] } },
        instances: { main: { records: [listed('main')] } },
      }),
    ).toEqual([{ record: object, object, instances: ['main'] }]);
  });

  it('counts two of one name as two', () => {
    const other = listed('main', { uid: 'another' });

    expect(
      known({
        clusters: { prod: { records: [object] } },
        instances: { main: { records: [other] } },
      }),
    ).toEqual([
      { record: object, object, instances: [] },
      { record: other, instances: ['main'] },
    ]);
  });

  it('counts one that two instances list once', () => {
    expect(
      known({
        instances: {
          first: { records: [listed('first')] },
          second: { records: [listed('second')] },
        },
      }),
    ).toEqual([{ record: listed('first'), instances: ['first', 'second'] }]);
  });

  it.each<{ said: string; ofCluster: Heard; ofInstance: Heard; wins: string }>([
    {
      said: 'a live one of Argo CD before a stale object',
      ofCluster: { records: [object], fails: true },
      ofInstance: { records: [listed('main')] },
      wins: 'main',
    },
    {
      said: 'a live object before a stale one of Argo CD',
      ofCluster: { records: [object] },
      ofInstance: { records: [listed('main')], at: LATER, fails: true },
      wins: 'prod',
    },
    {
      said: 'the younger of two stale ones',
      ofCluster: { records: [object], fails: true },
      ofInstance: { records: [listed('main')], at: LATER, fails: true },
      wins: 'main',
    },
    {
      said: 'the object of two stale ones of one age',
      ofCluster: { records: [object], fails: true },
      ofInstance: { records: [listed('main')], fails: true },
      wins: 'prod',
    },
  ])('believes $said', ({ ofCluster, ofInstance, wins }) => {
    const [only, ...others] = known({
      clusters: { prod: ofCluster },
      instances: { main: ofInstance },
    });

    expect(others).toEqual([]);
    expect(only.record.cluster).toBe(wins);
    // Which cluster Argo CD runs in stays known.
    expect(only.object).toBe(object);
  });

  it('gives the same answer for as long as no Application changes', () => {
    const store = InMemoryResourceStore.create();
    store.add('prod');
    const writer = store.writer('prod', 'Application');
    writer.apply({ type: 'replaced', records: [object], at: AT });
    const before = knownApplications(store.snapshot());
    writer.apply({ type: 'bookmarked', at: LATER });
    store
      .writer('prod', 'Pod')
      .apply({ type: 'replaced', records: [], at: LATER });
    expect(knownApplications(store.snapshot())).toBe(before);

    writer.apply({
      type: 'applied',
      record: { ...object, syncStatus: 'OutOfSync' },
      at: LATER,
    });
    expect(knownApplications(store.snapshot())).not.toBe(before);
  });
});
