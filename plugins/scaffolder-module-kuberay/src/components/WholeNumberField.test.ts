import { parseWholeNumber } from './WholeNumberField';

describe('parseWholeNumber', () => {
  it.each`
    text                      | value
    ${''}                     | ${undefined}
    ${' '}                    | ${undefined}
    ${'0'}                    | ${0}
    ${' 12 '}                 | ${12}
    ${'007'}                  | ${7}
    ${'1e3'}                  | ${'1e3'}
    ${'-1'}                   | ${'-1'}
    ${'1.5'}                  | ${'1.5'}
    ${'99999999999999999999'} | ${'99999999999999999999'}
    ${'many'}                 | ${'many'}
  `('reads "$text" as $value', ({ text, value }) => {
    expect(parseWholeNumber(text)).toBe(value);
  });
});
