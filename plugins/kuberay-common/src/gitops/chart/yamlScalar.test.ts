import fc from 'fast-check';
import { isMap, parseDocument } from 'yaml';
import { ChartError } from './ChartError';
import { resolvePlainScalar, yamlScalar } from './yamlScalar';

describe('resolvePlainScalar', () => {
  it.each([
    ['y', true],
    ['on', true],
    ['Yes', true],
    ['n', false],
    ['OFF', false],
    ['~', null],
    ['', null],
    ['Null', null],
    ['123', 123],
    ['007', 7],
    ['-010', -8],
    ['0o17', 15],
    ['0x10', 16],
    ['0b11', 3],
    ['1_0', 10],
    ['1e3', 1000],
    ['2.50', 2.5],
    ['.5', 0.5],
    ['1e+06', 1000000],
    ['2.52.0', '2.52.0'],
    ['v2', 'v2'],
    ['1:30', '1:30'],
    ['2001-01-01', '2001-01-01'],
    ['nope', 'nope'],
    ['_1', '_1'],
    ['yES', 'yES'],
  ])('reads %j as %j', (text, value) => {
    expect(resolvePlainScalar(text)).toBe(value);
  });
});

function readOrRefuse(text: string): { value: unknown } | 'refused' {
  try {
    return { value: yamlScalar('field', text) };
  } catch (error) {
    if (error instanceof ChartError) {
      return 'refused';
    }
    throw error;
  }
}

describe('yamlScalar', () => {
  it('reads texts without spaces as a parser does', () => {
    const character = fc.constantFrom(...'ab1YnoEx0._-/:+~');
    fc.assert(
      fc.property(
        fc.string({ unit: character, minLength: 1, maxLength: 6 }),
        text => {
          const { contents, errors } = parseDocument(`value: ${text}\n`, {
            schema: 'failsafe',
          });
          const value = isMap(contents) ? contents.get('value') : undefined;
          expect(readOrRefuse(text)).toEqual(
            errors.length === 0 && typeof value === 'string'
              ? { value: resolvePlainScalar(value) }
              : 'refused',
          );
        },
      ),
      { seed: 4, numRuns: 2000 },
    );
  });

  it.each([
    ['docker.io/rayproject/ray:2.52.0', 'docker.io/rayproject/ray:2.52.0'],
    [':2.52.0', ':2.52.0'],
    ['"12"', '12'],
    ['a # comment', 'a'],
    ['', null],
    ['&anchor', null],
  ])('reads the printed text %j as %j', (text, value) => {
    expect(yamlScalar('field', text)).toBe(value);
  });

  it.each([
    'repository:',
    'a: b',
    'a\nevil: true',
    '*alias',
    '"',
    '{a',
    '{a: b}',
    '[a]',
  ])('refuses the printed text %j', text => {
    expect(() => yamlScalar('image', text)).toThrow(
      expect.objectContaining({
        name: 'ChartError',
        message: expect.stringContaining('image'),
      }),
    );
  });
});
