import { demandAt, parseLoad } from './loadModel';

describe('the load model', () => {
  it('reads groups with their demand', () => {
    expect([
      ...parseLoad('standard-worker=wave(1, 6, 60s); gpu=constant(2)'),
    ]).toEqual([
      ['standard-worker', { type: 'wave', low: 1, high: 6, periodMs: 60_000 }],
      ['gpu', { type: 'constant', replicas: 2 }],
    ]);
  });

  it.each([
    ['', '"" is not <group>'],
    ['a=constant(1);', '"" is not <group>'],
    ['a=steps(1)', '"a=steps(1)" is not <group>'],
    ['=constant(1)', 'is not <group>'],
    ['a=constant(1', 'is not <group>'],
    ['a=constant()', '"" is not a number of replicas'],
    ['a=constant(-1)', '"-1" is not a number of replicas'],
    ['a=constant(1.5)', '"1.5" is not a number of replicas'],
    ['a=constant(1,2)', 'constant takes one number'],
    ['a=wave(1,2)', 'wave takes low, high and period'],
    ['a=wave(3,2,60s)', 'low is above high'],
    ['a=wave(1,2,60)', '"60" is not a period'],
    ['a=wave(1,2,0s)', '"0s" is not a period'],
    ['a=constant(1);a=constant(2)', 'group "a" is given twice'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseLoad(text)).toThrow(reason);
  });

  it('goes from low to high and back once per period, the same at the same time', () => {
    const demand = { type: 'wave', low: 1, high: 6, periodMs: 60_000 } as const;
    const start = Date.parse('2026-11-21T02:00:00Z');
    const seconds = [0, 12, 30, 48, 60];
    expect(seconds.map(s => demandAt(demand, start + s * 1000))).toEqual([
      1, 3, 6, 3, 1,
    ]);
    expect(demandAt({ type: 'constant', replicas: 3 }, start)).toBe(3);
  });
});
