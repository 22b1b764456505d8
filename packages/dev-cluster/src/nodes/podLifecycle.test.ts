import { DEFAULT_POD_TIMINGS, backOffMs, nextLifecycle } from './podLifecycle';
import type { PodLifecycle } from './podLifecycle';

function course(options: {
  fault?: 'crash-loop' | 'image-pull' | 'slow-pull';
  restartable?: boolean;
  steps: number;
}): Array<[string, number]> {
  const seen: Array<[string, number]> = [];
  let lifecycle: PodLifecycle = { stage: 'creating', failures: 0 };
  for (let step = 0; step < options.steps; step++) {
    const next = nextLifecycle({
      lifecycle,
      fault: options.fault,
      restartable: options.restartable ?? true,
      timings: DEFAULT_POD_TIMINGS,
    });
    if (!next) {
      break;
    }
    seen.push([next.lifecycle.stage, next.afterMs]);
    lifecycle = next.lifecycle;
  }
  return seen;
}

describe('the life of a pod', () => {
  it('ends in ready when nothing is wrong', () => {
    expect(course({ steps: 9 })).toEqual([
      ['running', 1500],
      ['ready', 1000],
    ]);
  });

  it('ends while its image is pulled when that takes too long to see the end', () => {
    expect(course({ fault: 'slow-pull', steps: 9 })).toEqual([
      ['pulling', 1500],
    ]);
  });

  it('crashes and is restarted after ever longer pauses', () => {
    expect(course({ fault: 'crash-loop', steps: 8 })).toEqual([
      ['running', 1500],
      ['exited', 2000],
      ['backing-off', 1000],
      ['running', 10_000],
      ['exited', 2000],
      ['backing-off', 1000],
      ['running', 20_000],
      ['exited', 2000],
    ]);
  });

  it('fails for good when it may not be restarted', () => {
    expect(
      course({ fault: 'crash-loop', restartable: false, steps: 9 }),
    ).toEqual([
      ['running', 1500],
      ['failed', 2000],
    ]);
  });

  it('never starts without its image', () => {
    expect(course({ fault: 'image-pull', steps: 5 })).toEqual([
      ['pull-failed', 1500],
      ['pull-backing-off', 2000],
      ['pull-failed', 10_000],
      ['pull-backing-off', 2000],
      ['pull-failed', 20_000],
    ]);
  });

  it('never waits longer than five minutes', () => {
    expect([1, 2, 5, 6, 40].map(backOffMs)).toEqual([
      10_000, 20_000, 160_000, 300_000, 300_000,
    ]);
  });
});
