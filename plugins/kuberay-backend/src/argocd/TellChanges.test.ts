import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { TellChanges } from './TellChanges';

interface Thing extends ObjectKey {
  size: number;
}

const thing = (name: string, size = 1): Thing => ({
  namespace: 'n',
  name,
  size,
});
const problem = { code: 'unreachable', message: 'It is gone' } as const;

describe('TellChanges', () => {
  let events: Array<WatchEvent<Thing>>;
  let changes: TellChanges<Thing>;

  beforeEach(() => {
    events = [];
    changes = TellChanges.create<Thing>({
      store: { apply: event => void events.push(event) },
    });
  });

  /** What was told since the last time, in short. */
  const told = () =>
    events.splice(0).map(event => {
      switch (event.type) {
        case 'replaced':
          return `replaced ${event.records.map(({ name }) => name).join()}`;
        case 'applied':
          return `applied ${event.record.name} ${event.record.size}`;
        case 'deleted':
          return `deleted ${event.key.name}`;
        default:
          return event.type;
      }
    });

  it('tells the first list as a whole, and of the next what has changed', () => {
    changes.listed([thing('a'), thing('b'), thing('c')]);
    expect(told()).toEqual(['replaced a,b,c']);

    changes.listed([thing('a'), thing('b', 2), thing('d')]);
    expect(told()).toEqual([
      'deleted c',
      'applied b 2',
      'applied d 1',
      'bookmarked',
    ]);
  });

  it('tells that nothing has changed as a sign of life', () => {
    changes.listed([thing('a')]);
    changes.listed([thing('a')]);
    changes.applied(thing('a'));

    expect(told()).toEqual(['replaced a', 'bookmarked', 'bookmarked']);
  });

  it('tells each event once', () => {
    changes.listed([thing('a')]);
    told();
    changes.applied(thing('a', 2));
    changes.applied(thing('b'));
    changes.deleted({ namespace: 'n', name: 'b' });
    changes.deleted({ namespace: 'n', name: 'b' });

    expect(told()).toEqual(['applied a 2', 'applied b 1', 'deleted b']);
  });

  it('takes no event for knowledge before a list has come, nor after a failure', () => {
    const tellAll = () => {
      changes.applied(thing('b'));
      changes.deleted({ namespace: 'n', name: 'a' });
      changes.alive();
    };
    tellAll();
    expect(told()).toEqual([]);

    changes.listed([thing('a')]);
    changes.failed(problem);
    told();
    tellAll();
    expect(told()).toEqual([]);

    changes.listed([thing('a')]);
    expect(told()).toEqual(['replaced a']);
  });

  it('tells what has changed of a part, and leaves it stale', () => {
    changes.listed([thing('a'), thing('b')]);
    changes.failed(problem);
    told();
    changes.listedInPart([thing('a', 2)]);
    expect(told()).toEqual(['deleted b', 'applied a 2']);

    changes.listedInPart([thing('a', 2)]);
    changes.applied(thing('c'));
    expect(told()).toEqual([]);
  });

  it('tells a part as a whole where nothing was known before', () => {
    changes.failed(problem);
    changes.listedInPart([thing('a')]);

    expect(told()).toEqual(['failed', 'replaced a']);
  });
});
