import { sparklinePath } from './sparklinePath';

const frame = { width: 40, height: 13, top: 10 };

describe('sparklinePath', () => {
  it.each`
    what                        | values                   | path
    ${'a flat line'}            | ${[10, 10, 10, 10]}      | ${'M0 1.5H10V1.5H20V1.5H30V1.5H40'}
    ${'nothing that ran'}       | ${[0, 0]}                | ${'M0 11.5H20V11.5H40'}
    ${'steps'}                  | ${[0, 5, 10, 0]}         | ${'M0 11.5H10V6.5H20V1.5H30V11.5H40'}
    ${'a gap'}                  | ${[5, null, 5, 5]}       | ${'M0 6.5H10M20 6.5H30V6.5H40'}
    ${'one value between gaps'} | ${[null, 5, null, null]} | ${'M10 6.5H20'}
    ${'nothing known'}          | ${[null, null]}          | ${''}
    ${'nothing at all'}         | ${[]}                    | ${''}
  `('draws $what', ({ values, path }) => {
    expect(sparklinePath(values, frame)).toBe(path);
  });
});
