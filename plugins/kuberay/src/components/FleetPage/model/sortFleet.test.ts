import { aFleetRow, aMixedFleet } from '../__fixtures__/aFleetRow';
import { fleetItems } from '../__fixtures__/fleetItems';
import type { FleetSort } from './FleetSort';
import { sortFleet } from './sortFleet';

const items = fleetItems(aMixedFleet());

describe('sortFleet', () => {
  it.each`
    column       | direction       | names
    ${'verdict'} | ${'ascending'}  | ${['llm-serving', 'features', 'etl', 'notebooks']}
    ${'verdict'} | ${'descending'} | ${['notebooks', 'etl', 'features', 'llm-serving']}
    ${'name'}    | ${'ascending'}  | ${['etl', 'features', 'llm-serving', 'notebooks']}
    ${'name'}    | ${'descending'} | ${['notebooks', 'llm-serving', 'features', 'etl']}
    ${'workers'} | ${'descending'} | ${['etl', 'llm-serving', 'features', 'notebooks']}
    ${'phase'}   | ${'ascending'}  | ${['llm-serving', 'etl', 'features', 'notebooks']}
    ${'sync'}    | ${'ascending'}  | ${['features', 'llm-serving', 'etl', 'notebooks']}
    ${'sync'}    | ${'descending'} | ${['llm-serving', 'etl', 'features', 'notebooks']}
    ${'health'}  | ${'descending'} | ${['llm-serving', 'features', 'etl', 'notebooks']}
    ${'owner'}   | ${'ascending'}  | ${['features', 'llm-serving', 'etl', 'notebooks']}
    ${'owner'}   | ${'descending'} | ${['llm-serving', 'etl', 'features', 'notebooks']}
    ${'age'}     | ${'ascending'}  | ${['etl', 'llm-serving', 'features', 'notebooks']}
    ${'age'}     | ${'descending'} | ${['llm-serving', 'features', 'etl', 'notebooks']}
  `(
    'sorts by $column, $direction: equal ones the worst first, those without a value last',
    ({ column, direction, names }) => {
      const sort: FleetSort = { column, direction };

      expect(sortFleet(items, sort).map(({ row }) => row.ref.name)).toEqual(
        names,
      );
    },
  );

  it('counts in names, so that 10 comes after 9', () => {
    const numbered = fleetItems(
      ['ray-10', 'ray-9'].map(name => aFleetRow(name)),
    );

    expect(
      sortFleet(numbered, { column: 'name', direction: 'ascending' }).map(
        ({ row }) => row.ref.name,
      ),
    ).toEqual(['ray-9', 'ray-10']);
  });
});
