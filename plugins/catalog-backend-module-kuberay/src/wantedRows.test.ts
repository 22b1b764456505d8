import { aFleetRow } from './__testUtils__/aFleetRow';
import { ownResourceOf } from './__testUtils__/ownResourceOf';
import { wantedRows } from './wantedRows';

const row = aFleetRow();
const deleting = aFleetRow({ phase: 'Deleting' });
const ofAJob = aFleetRow({
  labels: { 'ray.io/originated-from-crd': 'RayJob' },
});
const options = { own: [], generated: false, isClaimed: () => false };

describe('wantedRows', () => {
  it('wants an entity for a RayCluster that has none', () => {
    expect(wantedRows({ ...options, rows: [row] })).toEqual([row]);
  });

  it('wants none for one that somebody else has registered', () => {
    expect(
      wantedRows({ ...options, rows: [row], isClaimed: () => true }),
    ).toEqual([]);
  });

  it('wants one for what a RayJob made only if that is asked for', () => {
    expect(wantedRows({ ...options, rows: [ofAJob] })).toEqual([]);
    expect(wantedRows({ ...options, rows: [ofAJob], generated: true })).toEqual(
      [ofAJob],
    );
  });

  it('makes none for one that is being deleted, and keeps the one that it has', () => {
    expect(wantedRows({ ...options, rows: [deleting] })).toEqual([]);
    expect(
      wantedRows({ ...options, rows: [deleting], own: [ownResourceOf(row)] }),
    ).toEqual([deleting]);
  });
});
