import { aFleetRow, aSource } from '../__fixtures__/aFleetRow';
import { fleetSourceProblems } from './fleetSourceProblems';

const problem = { code: 'unreachable', message: 'It does not answer' } as const;
const rows = [aFleetRow('one'), aFleetRow('two')];

describe('fleetSourceProblems', () => {
  it('has nothing to say of sources that are live', () => {
    expect(fleetSourceProblems([aSource()], rows)).toEqual([]);
  });

  it('names the unread first, then the old with their Ray clusters, then those being read', () => {
    expect(
      fleetSourceProblems(
        [
          aSource({
            cluster: 'new',
            title: 'New',
            freshness: { state: 'syncing' },
          }),
          aSource({
            freshness: {
              state: 'stale',
              observedAt: '2026-11-21T09:56:00Z',
              problem,
            },
          }),
          aSource({
            kind: 'argocd',
            cluster: 'argo',
            title: 'Argo',
            freshness: {
              state: 'failed',
              since: '2026-11-21T09:00:00Z',
              problem,
            },
          }),
        ],
        rows,
      ),
    ).toEqual([
      {
        id: 'argocd/argo',
        kind: 'argocd',
        title: 'Argo',
        state: 'failed',
        since: Date.parse('2026-11-21T09:00:00Z'),
        problem,
        rayClusters: 0,
      },
      {
        id: 'kubernetes/prod',
        kind: 'kubernetes',
        title: 'Production',
        state: 'stale',
        since: Date.parse('2026-11-21T09:56:00Z'),
        problem,
        rayClusters: 2,
      },
      {
        id: 'kubernetes/new',
        kind: 'kubernetes',
        title: 'New',
        state: 'syncing',
        since: undefined,
        problem: undefined,
        rayClusters: 0,
      },
    ]);
  });
});
