import { changedLines } from './changedLines';

describe('changedLines', () => {
  it.each`
    what                        | before       | after        | lines
    ${'nothing'}                | ${'a\nb\nc'} | ${'a\nb\nc'} | ${undefined}
    ${'one line'}               | ${'a\nb\nc'} | ${'a\nB\nc'} | ${{ start: 1, end: 2 }}
    ${'a line put in'}          | ${'a\nc'}    | ${'a\nb\nc'} | ${{ start: 1, end: 2 }}
    ${'a repeated line put in'} | ${'a\na'}    | ${'a\na\na'} | ${{ start: 2, end: 3 }}
    ${'a line taken away'}      | ${'a\nb\nc'} | ${'a\nc'}    | ${{ start: 1, end: 1 }}
    ${'two far apart'}          | ${'a\nb\nc'} | ${'A\nb\nC'} | ${{ start: 0, end: 3 }}
  `('finds $what', ({ before, after, lines }) => {
    expect(changedLines(before, after)).toEqual(lines);
  });
});
