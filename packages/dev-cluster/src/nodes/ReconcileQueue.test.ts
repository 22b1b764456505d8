import { ManualClock } from '../clock';
import { ReconcileQueue } from './ReconcileQueue';

function start(fails: (turn: number) => boolean = () => false) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const begin = clock.now();
  const turns: Array<[string, number]> = [];
  const warnings: string[] = [];
  const queue = ReconcileQueue.create({
    clock,
    name: 'test',
    delayMs: 100,
    reconcile: key => {
      turns.push([key, clock.now() - begin]);
      if (fails(turns.length)) {
        throw new Error('no');
      }
    },
    logger: { warn: message => warnings.push(message) },
  });
  return { clock, queue, turns, warnings };
}

describe('a reconcile queue', () => {
  it('looks once at a key that was named several times', async () => {
    const { clock, queue, turns } = start();
    queue.add('a');
    queue.add('a');
    queue.add('b');
    await clock.advance(1000);
    expect(turns).toEqual([
      ['a', 100],
      ['b', 100],
    ]);
  });

  it('takes the earliest of several turns, and is not put off by later ones', async () => {
    const { clock, queue, turns } = start();
    queue.add('a', 5000);
    queue.add('a', 50);
    await clock.advance(40);
    queue.add('a');
    await clock.advance(10_000);
    expect(turns).toEqual([['a', 50]]);
  });

  it('tries again after a failure, later each time, and says so', async () => {
    const { clock, queue, turns, warnings } = start(turn => turn < 4);
    queue.add('a');
    await clock.advance(60_000);
    expect(turns.map(([, at]) => at)).toEqual([100, 1100, 3100, 7100]);
    expect(warnings).toEqual(Array(3).fill('test: a: Error: no'));
  });

  it('runs nothing after it was stopped', async () => {
    const { clock, queue, turns } = start();
    queue.add('a');
    queue.stop();
    queue.add('b');
    await clock.advance(1000);
    expect(turns).toEqual([]);
  });
});
