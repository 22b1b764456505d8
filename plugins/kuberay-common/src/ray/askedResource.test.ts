import type { PendingDemand } from '../view';
import { askedResource } from './askedResource';

function say(
  ...demands: Array<[PendingDemand['resources'], number, boolean?]>
) {
  const { amount, resource } = askedResource(
    demands.map(([resources, count, atLeast = false]) => ({
      resources,
      count,
      atLeast,
    })),
  );
  return `${amount} more ${resource}`;
}

describe('askedResource', () => {
  it.each([
    ['GPUs before CPUs', say([{ CPU: 8, GPU: 1 }, 2]), '2 more GPUs'],
    ['one in the singular', say([{ CPU: 1 }, 1]), '1 more CPU'],
    ['shares', say([{ GPU: 0.1 }, 3]), '0.3 more GPUs'],
    ['a lower bound', say([{ CPU: 1 }, 4, true]), 'at least 4 more CPUs'],
    ['several demands', say([{ GPU: 1 }, 2], [{ GPU: 2 }, 1]), '4 more GPUs'],
    [
      'only those that ask for it',
      say([{ CPU: 1 }, 9, true], [{ CPU: 1, GPU: 1 }, 2]),
      '2 more GPUs',
    ],
    ['memory', say([{ memory: 2 ** 31 }, 3]), '6 GiB more memory'],
    ['its own resources', say([{ CPU: 1, x: 1 }, 2]), '2 more x'],
  ])('says %s', (_, said, expected) => {
    expect(said).toBe(expected);
  });
});
