import {
  aFleetRow,
  aFleetView,
  aSource,
} from '../components/FleetPage/__fixtures__/aFleetRow';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { toFleet } from './toFleet';

const aPage = (rows: FleetRow[], cursor?: string) => ({
  cursor,
  etag: undefined,
  view: aFleetView(rows),
});

describe('toFleet', () => {
  it('puts the pages behind one another', () => {
    const [one, two] = [aFleetRow('one'), aFleetRow('two')];

    expect(toFleet([aPage([one]), aPage([two], 'c1')], undefined)).toEqual({
      rows: [one, two],
      sources: [aSource()],
      cursors: [undefined, 'c1'],
    });
  });

  it('has a row once that moved to the next page meanwhile', () => {
    const row = aFleetRow('one');

    expect(toFleet([aPage([row]), aPage([row], 'c1')], undefined).rows).toEqual(
      [row],
    );
  });

  it('keeps the object of a row that says the same, and takes the new one of a row that does not', () => {
    const before = toFleet(
      [aPage([aFleetRow('one'), aFleetRow('two')])],
      undefined,
    );

    const after = toFleet(
      [aPage([aFleetRow('one'), aFleetRow('two', { phase: 'Scaling' })])],
      before,
    );

    expect(after.rows[0]).toBe(before.rows[0]);
    expect(after.rows[1]).toEqual(aFleetRow('two', { phase: 'Scaling' }));
  });
});
