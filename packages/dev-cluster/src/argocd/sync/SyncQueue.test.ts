import { SyncQueue } from './SyncQueue';

it('runs one step after the other, in the order in which they came', () => {
  const queue = new SyncQueue();
  const log: string[] = [];
  const finish: Array<() => void> = [];
  for (const name of ['a', 'b']) {
    queue.enqueue(done => {
      log.push(name);
      finish.push(done);
    });
  }
  expect(log).toEqual(['a']);
  finish[0]();
  finish[0]();
  expect(log).toEqual(['a', 'b']);
  queue.enqueue(() => log.push('c'));
  expect(log).toEqual(['a', 'b']);
  finish[1]();
  expect(log).toEqual(['a', 'b', 'c']);
});

it('forgets what has not begun when it is cleared', () => {
  const queue = new SyncQueue();
  const log: string[] = [];
  let finish = () => {};
  queue.enqueue(done => {
    finish = done;
  });
  queue.enqueue(() => log.push('late'));
  queue.clear();
  finish();
  expect(log).toEqual([]);
});
