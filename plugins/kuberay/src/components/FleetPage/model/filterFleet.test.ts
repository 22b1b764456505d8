import { aMixedFleet } from '../__fixtures__/aFleetRow';
import { fleetItems } from '../__fixtures__/fleetItems';
import { filterFleet } from './filterFleet';
import { NO_FILTER, type FleetFilter } from './FleetFilter';

const items = fleetItems(aMixedFleet());

const namesLeft = (filter: Partial<FleetFilter>) =>
  filterFleet(items, { ...NO_FILTER, ...filter }).map(
    ({ row }) => row.ref.name,
  );

describe('filterFleet', () => {
  it.each<[string, Partial<FleetFilter>, string[]]>([
    ['nothing', {}, ['llm-serving', 'features', 'etl', 'notebooks']],
    ['a name', { text: 'etl' }, ['etl']],
    ['a name, whatever its case', { text: 'ETL' }, ['etl']],
    ['part of a namespace', { text: 'serve' }, ['llm-serving']],
    ['the title of a cluster', { text: 'gpu europe' }, ['llm-serving']],
    ['the title of an entity', { text: 'feature store' }, ['features']],
    ['an owner', { text: 'team-features' }, ['features']],
    ['words of a verdict', { text: 'keeps crashing' }, ['llm-serving']],
    ['words in any order', { text: 'crashing llm' }, ['llm-serving']],
    ['words that no row has all of', { text: 'crashing etl' }, []],
    [
      'spaces alone',
      { text: '  ' },
      ['llm-serving', 'features', 'etl', 'notebooks'],
    ],
    ['one cluster', { clusters: ['gpu-eu'] }, ['llm-serving']],
    [
      'two namespaces',
      { namespaces: ['dev', 'ray-serve'] },
      ['llm-serving', 'notebooks'],
    ],
    ['an owner', { owners: ['group:default/team-ml'] }, ['llm-serving', 'etl']],
    [
      'an owner in the namespace of the entity',
      { owners: ['group:payments/team-features'] },
      ['features'],
    ],
    ['no owner', { owners: ['none'] }, ['notebooks']],
    ['a phase', { phases: ['Degraded', 'Scaling'] }, ['llm-serving', 'etl']],
    ['a sync status', { syncs: ['OutOfSync'] }, ['features']],
    ['no Application', { syncs: ['none'] }, ['notebooks']],
    [
      'two lists together',
      { clusters: ['prod'], phases: ['Ready'] },
      ['features', 'notebooks'],
    ],
    ['what no row has', { phases: ['Bogus'] }, []],
  ])('leaves what has %s', (_, filter, names) => {
    expect(namesLeft(filter)).toEqual(names);
  });
});
