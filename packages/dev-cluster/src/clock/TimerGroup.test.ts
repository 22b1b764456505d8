import { ManualClock } from './ManualClock';
import { TimerGroup } from './TimerGroup';

let clock: ManualClock;
let group: TimerGroup;
let ran: string[];
const task = (name: string) => () => ran.push(name);

beforeEach(() => {
  clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  group = new TimerGroup({ clock });
  ran = [];
});

it('tells the time and runs tasks as its clock does', async () => {
  group.schedule(task('late'), 2_000);
  group.schedule(task('early'), 1_000);
  group.schedule(task('cancelled'), 1_000)();
  await clock.advance(3_000);
  expect([ran, group.now()]).toEqual([['early', 'late'], clock.now()]);
});

it('runs nothing any more when it is stopped, and leaves no timer with its clock', async () => {
  group.schedule(task('before'), 1_000);
  clock.schedule(task('of somebody else'), 1_000);
  group.stop();
  group.schedule(task('after'), 1_000);
  expect(clock.pendingTimers).toBe(1);
  await clock.advance(3_000);
  expect(ran).toEqual(['of somebody else']);
});
