import type { EntityView } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { EntityProjection } from './EntityProjection';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A projection of something that can be changed, with all that it has published. */
function start({ random = (): number => 1 } = {}) {
  let title = 'first';
  let changed = () => {};
  const undo = jest.fn();
  const compute = jest.fn((): EntityView => {
    if (title === 'broken') {
      throw new Error('Cannot be computed');
    }
    return { ...anEntityView(), entityRef: `component:default/${title}` };
  });
  const projection = EntityProjection.start({
    compute,
    subscribe: subscriber => {
      changed = subscriber.changed;
      return undo;
    },
    random,
  });
  const published: Array<[number, string]> = [];
  const began = Date.now();
  const never = new AbortController().signal;
  const listen = async () => {
    for (;;) {
      const seen = projection.publications;
      await projection.nextPublication({
        seen,
        signal: never,
        timeoutMs: 3_600_000,
      });
      published.push([
        Date.now() - began,
        projection.published.entityRef.split('/')[1],
      ]);
    }
  };
  return {
    projection,
    compute,
    undo,
    published,
    listen,
    become(next: string) {
      title = next;
      changed();
    },
    /** It has become so without anybody being told: with time alone. */
    age(next: string) {
      title = next;
    },
  };
}

describe('EntityProjection', () => {
  it('publishes the first change at once, then at most two a second, the newest only', async () => {
    const { projection, become, listen, published } = start();
    listen();
    await jest.advanceTimersByTimeAsync(1000);

    become('a');
    await jest.advanceTimersByTimeAsync(100);
    become('b');
    await jest.advanceTimersByTimeAsync(100);
    become('c');
    await jest.advanceTimersByTimeAsync(1000);
    become('d');
    await jest.advanceTimersByTimeAsync(1000);
    projection.stop();

    expect(published).toEqual([
      [1000, 'a'],
      [1500, 'c'],
      [2200, 'd'],
    ]);
  });

  it('publishes nothing where nothing is to see', async () => {
    const { projection, become, listen, published } = start();
    listen();

    become('first');
    await jest.advanceTimersByTimeAsync(5000);
    projection.stop();

    expect(published).toEqual([]);
  });

  it('notices within ten seconds what has changed with time alone', async () => {
    const { projection, age, listen, published } = start();
    listen();

    age('late');
    await jest.advanceTimersByTimeAsync(9_999);
    expect(published).toEqual([]);
    await jest.advanceTimersByTimeAsync(20_000);
    projection.stop();

    expect(published).toEqual([[expect.any(Number), 'late']]);
  });

  it('looks at pages that were opened together one after the other', async () => {
    const soon = start({ random: () => 0.1 });
    const later = start({ random: () => 0.9 });
    await jest.advanceTimersByTimeAsync(1_001);
    const first = [soon, later].map(({ compute }) => compute.mock.calls.length);
    await jest.advanceTimersByTimeAsync(10_000);
    soon.projection.stop();
    later.projection.stop();

    expect(first).toEqual([2, 1]);
    expect(
      [soon, later].map(({ compute }) => compute.mock.calls.length),
    ).toEqual([3, 2]);
  });

  it('computes once for each change, however many look', async () => {
    const { projection, become, compute } = start();

    become('a');
    projection.read();
    projection.read();
    await jest.advanceTimersByTimeAsync(5000);
    projection.read();
    projection.stop();

    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('gives a reader what is true now, before it is published', async () => {
    const { projection, become } = start();

    become('a');
    const now = projection.read().entityRef;
    const before = projection.published.entityRef;
    projection.stop();

    expect([before, now]).toEqual([
      'component:default/first',
      'component:default/a',
    ]);
  });

  it('tells all viewers of a failure, and recovers from it', async () => {
    const { projection, become } = start();

    become('broken');
    await jest.advanceTimersByTimeAsync(1000);
    expect(() => projection.published).toThrow('Cannot be computed');
    become('a');
    await jest.advanceTimersByTimeAsync(1000);

    expect(projection.published.entityRef).toBe('component:default/a');
    projection.stop();
  });

  it('leaves no timer and no subscription behind', () => {
    const { projection, become, undo } = start();
    become('a');

    projection.stop();

    expect(jest.getTimerCount()).toBe(0);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('ends a wait when the signal aborts, and leaves nothing behind', async () => {
    const { projection } = start();
    const controller = new AbortController();

    const waiting = projection.nextPublication({
      seen: 0,
      signal: controller.signal,
      timeoutMs: 60_000,
    });
    controller.abort();
    await waiting;
    projection.stop();

    expect(jest.getTimerCount()).toBe(0);
  });
});
