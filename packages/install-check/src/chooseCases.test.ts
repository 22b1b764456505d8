import { chooseCases } from './chooseCases';
import type { Installation } from './cases/Installation';

const installation = (...names: string[]): Installation => ({
  release: '1.0.0',
  frontends: [],
  addOurs: async () => {},
  cases: Object.fromEntries(names.map(name => [name, async () => {}])),
});
const current = installation('new', 'legacy');
const oldest = installation('oldest');

describe('chooseCases', () => {
  it('takes all when none is named, in their order', () => {
    expect(chooseCases([current, oldest], [])).toEqual([
      { installation: current, wanted: ['new', 'legacy'] },
      { installation: oldest, wanted: ['oldest'] },
    ]);
  });

  it('leaves out an installation of which nothing is wanted', () => {
    expect(chooseCases([current, oldest], ['legacy'])).toEqual([
      { installation: current, wanted: ['legacy'] },
    ]);
  });

  it('names the case that there is not', () => {
    expect(() => chooseCases([current, oldest], ['newest'])).toThrow(
      'No case is called newest; there are new, legacy, oldest',
    );
  });
});
