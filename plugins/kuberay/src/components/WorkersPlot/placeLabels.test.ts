import { placeLabels } from './placeLabels';

const ten = 'ten signs!';
const sidesOf = (...xs: number[]) =>
  placeLabels(
    xs.map(x => ({ x, text: ten })),
    300,
  );

describe('placeLabels', () => {
  it.each`
    xs            | sides                   | why
    ${[100]}      | ${['right']}            | ${'there is room'}
    ${[290]}      | ${['left']}             | ${'the plot ends'}
    ${[20, 120]}  | ${['right', 'right']}   | ${'both have room'}
    ${[60, 100]}  | ${[undefined, 'right']} | ${'the older one would cover the newer'}
    ${[160, 200]} | ${['left', 'right']}    | ${'the older one can go left'}
    ${[200, 290]} | ${['left', 'left']}     | ${'the newer one takes the room between'}
    ${[250, 290]} | ${['left', undefined]}  | ${'only the older one has any'}
    ${[]}         | ${[]}                   | ${'there are none'}
  `('$xs: $sides, as $why', ({ xs, sides }) => {
    expect(sidesOf(...xs)).toEqual(sides);
  });
});
