import { verdict } from 'backstage-plugin-kuberay-common';
import type { EventRecord } from 'backstage-plugin-kuberay-common';
import type { FleetRowInputs } from './FleetRowCache';
import { FleetRowCache } from './FleetRowCache';
import type { JudgedRow } from './toFleetRow';

const REF = { cluster: 'prod', namespace: 'ray', name: 'demo' };
const START = Date.parse('2026-11-21T02:10:00Z');

function aRow(settled: boolean): JudgedRow {
  return {
    row: {
      ref: REF,
      clusterTitle: 'prod',
      phase: 'Ready',
      verdict: verdict('one-ready', 'ok'),
      totals: {
        workersReady: 0,
        workersDesired: 0,
        cpu: 0,
        memory: 0,
        gpu: 0,
        tpu: 0,
      },
      labels: {},
      findings: { error: 0, warning: 0, info: 0 },
    },
    settled,
  };
}

const anEvent = (name: string): EventRecord => ({
  cluster: 'prod',
  namespace: 'ray',
  name,
  involved: { kind: 'RayCluster', name: 'demo' },
  reason: 'FailedCreate',
  message: '',
  count: 1,
});

const record = {};
const namespaceEvents = {};
const event = anEvent('one');

/** How often each reading judges: inputs and seconds after the first. */
function judged(
  row: JudgedRow,
  readings: Array<{ inputs?: Partial<FleetRowInputs> | 'gone'; at?: number }>,
): number[] {
  const cache = FleetRowCache.create();
  const judge = jest.fn(() => row);
  return readings.map(({ inputs = {}, at = 0 }) => {
    judge.mockClear();
    cache.readAll(
      inputs === 'gone'
        ? []
        : [
            {
              ref: { ...REF },
              parts: [record],
              eventsOfNamespace: namespaceEvents,
              eventsOf: () => [event],
              ...inputs,
            },
          ],
      judge,
      new Date(START + at * 1000),
    );
    return judge.mock.calls.length;
  });
}

describe('FleetRowCache', () => {
  it('judges once what does not change', () => {
    expect(judged(aRow(true), [{}, {}, { at: 59 }])).toEqual([1, 0, 0]);
  });

  it('judges again what is made of other objects, one more or one less', () => {
    expect(
      judged(aRow(true), [
        {},
        { inputs: { parts: [{}] } },
        { inputs: { parts: [record, record] } },
        { inputs: { parts: [record] } },
        { inputs: { parts: [record] } },
      ]),
    ).toEqual([1, 1, 1, 1, 0]);
  });

  it('looks at its own events when one of the namespace has changed', () => {
    expect(
      judged(aRow(true), [
        {},
        { inputs: { eventsOfNamespace: {} } },
        {
          inputs: {
            eventsOfNamespace: {},
            eventsOf: () => [event, anEvent('two')],
          },
        },
      ]),
    ).toEqual([1, 0, 1]);
  });

  it('judges again after a minute what is settled, and after ten seconds what is not', () => {
    const readings = [{}, { at: 9 }, { at: 10 }, { at: 69 }, { at: 130 }];

    expect(judged(aRow(true), readings)).toEqual([1, 0, 0, 1, 1]);
    expect(judged(aRow(false), readings)).toEqual([1, 0, 1, 1, 1]);
  });

  it('judges again when the clock is set back', () => {
    expect(judged(aRow(true), [{ at: 100 }, { at: 99 }])).toEqual([1, 1]);
  });

  it('forgets what is gone', () => {
    expect(judged(aRow(true), [{}, { inputs: 'gone' }, {}])).toEqual([1, 0, 1]);
  });

  it('does not judge all settled rows again at once', () => {
    const cache = FleetRowCache.create();
    const judge = jest.fn(() => aRow(true));
    const inputs = Array.from({ length: 100 }, (_, index) => ({
      ref: { ...REF, name: `demo-${index}` },
      parts: [record],
      eventsOfNamespace: undefined,
      eventsOf: () => [],
    }));
    const counts = [0, 29, 40, 50, 60].map(seconds => {
      judge.mockClear();
      cache.readAll(inputs, judge, new Date(START + seconds * 1000));
      return judge.mock.calls.length;
    });

    expect(counts.slice(0, 2)).toEqual([100, 0]);
    expect(counts.slice(2).every(count => count > 20 && count < 50)).toBe(true);
    expect(counts.slice(2).reduce((sum, count) => sum + count)).toBe(100);
  });
});
