import type { Freshness } from 'backstage-plugin-kuberay-common';
import { cardFreshness } from './cardFreshness';

const at = (time: string) => `2026-11-21T${time}Z`;
const problem = { code: 'unreachable' as const, message: 'refused' };
const live: Freshness = { state: 'live', since: at('01:00:00') };
const syncing: Freshness = { state: 'syncing' };
const failed: Freshness = { state: 'failed', since: at('01:00:00'), problem };
const stale = (observedAt: string): Freshness => ({
  state: 'stale',
  observedAt,
  problem,
});

describe('cardFreshness', () => {
  it.each`
    what                        | sources                                                 | freshness
    ${'no source'}              | ${[]}                                                   | ${undefined}
    ${'live sources'}           | ${[live, live]}                                         | ${{ state: 'live' }}
    ${'one being read'}         | ${[live, syncing]}                                      | ${{ state: 'connecting' }}
    ${'one never read'}         | ${[syncing, failed]}                                    | ${{ state: 'not-connected' }}
    ${'one of several unread'}  | ${[live, failed]}                                       | ${{ state: 'partial' }}
    ${'stale ones of two ages'} | ${[stale(at('02:05:00')), live, stale(at('02:01:00'))]} | ${{ state: 'stale', since: Date.parse(at('02:01:00')) }}
  `('is as fresh as the least fresh: $what', ({ sources, freshness }) => {
    expect(
      cardFreshness(
        sources.map((source: Freshness) => ({
          cluster: 'c',
          title: 'C',
          freshness: source,
        })),
      ),
    ).toEqual(freshness);
  });
});
