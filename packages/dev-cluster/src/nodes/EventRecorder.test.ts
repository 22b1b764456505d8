import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import { EventRecorder } from './EventRecorder';

describe('the event recorder', () => {
  function start() {
    const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
    const store = InMemoryObjectStore.create({ clock });
    const recorder = EventRecorder.create({ store, clock, component: 'test' });
    const about = store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', namespace: 'default' },
    });
    const say = (message: string) =>
      recorder.record(about, { type: 'Normal', reason: 'Said', message });
    const told = () => store.list('Event').map(e => `${e.count} ${e.message}`);
    return { clock, say, told };
  }

  it('counts a text that is repeated', async () => {
    const { clock, say, told } = start();
    say('once');
    say('again');
    await clock.advance(60_000);
    say('again');
    expect(told()).toEqual(['1 once', '2 again']);
  });

  it('folds the eleventh text and those after it into one event', () => {
    const { say, told } = start();
    for (let n = 1; n <= 13; n++) {
      say(`text ${n}`);
    }
    expect(told()).toHaveLength(11);
    expect(told().at(-1)).toBe('3 (combined from similar events): text 13');
  });

  it('begins anew after ten quiet minutes', async () => {
    const { clock, say, told } = start();
    for (let n = 1; n <= 10; n++) {
      say(`text ${n}`);
    }
    await clock.advance(600_000);
    say('text 11');
    expect(told().at(-1)).toBe('1 text 11');
  });
});
