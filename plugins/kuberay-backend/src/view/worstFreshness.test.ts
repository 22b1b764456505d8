import type { Freshness } from 'backstage-plugin-kuberay-common';
import { worstFreshness } from './worstFreshness';

const problem = { code: 'timeout', message: 'slow' } as const;
const syncing: Freshness = { state: 'syncing' };
const live = (since: string): Freshness => ({ state: 'live', since });
const stale = (observedAt: string): Freshness => ({
  state: 'stale',
  observedAt,
  problem,
});
const failed: Freshness = { state: 'failed', since: '01:00', problem };

describe('worstFreshness', () => {
  it.each([
    { said: 'one', all: [live('01:00')], worst: live('01:00') },
    {
      said: 'live ones: since all are',
      all: [live('01:00'), live('03:00'), live('02:00')],
      worst: live('03:00'),
    },
    {
      said: 'one that has not been read yet',
      all: [live('01:00'), syncing],
      worst: syncing,
    },
    {
      said: 'stale ones: as old as the oldest',
      all: [syncing, stale('02:00'), stale('01:00'), live('03:00')],
      worst: stale('01:00'),
    },
    {
      said: 'one that has failed',
      all: [stale('02:00'), failed, syncing],
      worst: failed,
    },
  ])('judges $said', ({ all, worst }) => {
    expect(worstFreshness(all)).toEqual(worst);
  });
});
