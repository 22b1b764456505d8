import { SyncQueue } from './SyncQueue';

it('runs one step after the other, in the order in which they came', async () => {
  const queue = new SyncQueue();
  const log: string[] = [];
  let finish: (result: number) => void = () => {};
  const first = queue.run(() => {
    log.push('a');
    return new Promise<number>(resolve => {
      finish = resolve;
    });
  });
  const second = queue.run(async () => log.push('b'));
  await Promise.resolve();
  expect(log).toEqual(['a']);
  finish(42);
  expect(await first).toBe(42);
  await second;
  expect(log).toEqual(['a', 'b']);
});

it('goes on after a step that failed', async () => {
  const queue = new SyncQueue();
  const failing = queue.run(async () => {
    throw new Error('refused');
  });
  const next = queue.run(async () => 'fine');
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('fine');
});
