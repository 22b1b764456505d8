import { workerGroupOrder } from './workerGroupOrder';

const on = { name: 'worker' };
const off = { name: 'worker', disabled: true };

describe('workerGroupOrder', () => {
  it.each([
    [on, ['b', 'a'], ['worker', 'a', 'b']],
    [off, ['b', 'a'], ['a', 'b']],
    [off, ['g10', 'g2', 'G1'], ['G1', 'g10', 'g2']],
    [off, [], []],
    [
      { name: 'standard-worker' },
      ['additional-worker-group1', 'additional-worker-group2'],
      [
        'standard-worker',
        'additional-worker-group1',
        'additional-worker-group2',
      ],
    ],
    [off, ['\u{1f4a5}', '\uffee'], ['\uffee', '\u{1f4a5}']],
  ])('lists %j before %j as %j', (worker, names, order) => {
    const additional = names.map(name => ({ name }));
    expect(workerGroupOrder({ worker, additional })).toEqual(order);
  });

  it('gives a disabled group no place', () => {
    const additional = [{ name: 'a', disabled: true }, { name: 'b' }];
    expect(workerGroupOrder({ worker: on, additional })).toEqual([
      'worker',
      'b',
    ]);
  });
});
