import { NO_FILTER } from './FleetFilter';
import { WORST_FIRST } from './FleetSort';
import { readFleetUrl, writeFleetUrl, type FleetChoice } from './fleetUrl';

const everything: FleetChoice = {
  filter: {
    text: 'ray & co',
    clusters: ['prod', 'gpu-eu'],
    namespaces: ['ray'],
    owners: ['group:default/team-ml'],
    phases: ['Degraded'],
    syncs: ['none'],
  },
  sort: { column: 'workers', direction: 'descending' },
};

describe('the address of the fleet page', () => {
  it('reads back what was written', () => {
    const query = writeFleetUrl('', everything);

    expect(query).toBe(
      '?cluster=prod&cluster=gpu-eu&namespace=ray&owner=group%3Adefault%2Fteam-ml&phase=Degraded&sync=none&q=ray+%26+co&sort=-workers',
    );
    expect(readFleetUrl(query)).toEqual(everything);
  });

  it('is bare when nothing is chosen', () => {
    expect(
      writeFleetUrl('?q=old&phase=Ready&sort=name', {
        filter: NO_FILTER,
        sort: WORST_FIRST,
      }),
    ).toBe('');
  });

  it('keeps the parameters of others', () => {
    expect(
      writeFleetUrl('?theme=dark&q=old', {
        filter: { ...NO_FILTER, text: 'new' },
        sort: WORST_FIRST,
      }),
    ).toBe('?theme=dark&q=new');
  });

  it.each([
    ['nothing', '', NO_FILTER],
    ['an unknown parameter', '?color=red', NO_FILTER],
    ['an empty value', '?phase=&q=', NO_FILTER],
    [
      'a value twice',
      '?phase=Ready&phase=Ready',
      { ...NO_FILTER, phases: ['Ready'] },
    ],
    [
      'values that no cluster has as its name',
      `?cluster=${'a'.repeat(301)}`,
      NO_FILTER,
    ],
    [
      'a text that nobody typed',
      `?q=${'a '.repeat(100_000)}`,
      { ...NO_FILTER, text: 'a '.repeat(100) },
    ],
    [
      'more values than anybody chooses',
      `?namespace=${Array.from({ length: 5_000 }, (_, index) => index).join(
        '&namespace=',
      )}`,
      {
        ...NO_FILTER,
        namespaces: Array.from({ length: 50 }, (_, index) => String(index)),
      },
    ],
    [
      'a broken escape',
      '?phase=%E0%A4%A',
      { ...NO_FILTER, phases: ['\ufffd%A'] },
    ],
    ['a column that cannot be sorted', '?sort=lastHour', NO_FILTER],
    ['the prototype of columns', '?sort=__proto__', NO_FILTER],
    ['a column that is none', '?sort=--name', NO_FILTER],
  ])('makes the best of %s', (_, query, filter) => {
    expect(readFleetUrl(query)).toEqual({ filter, sort: WORST_FIRST });
  });
});
