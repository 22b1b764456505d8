import fc from 'fast-check';
import recorded from './__fixtures__/cluster_status.json';
import { parsePendingDemands } from './parsePendingDemands';

const demandsOf = (...lines: string[]) =>
  parsePendingDemands(
    ['Resources', '-----', 'Pending Demands:', ...lines].join('\n'),
  );

describe('parsePendingDemands', () => {
  it('reads what Ray 2.52 said of a cluster whose pods wait for capacity', () => {
    expect(parsePendingDemands(recorded.data.clusterStatus)).toEqual([
      {
        resources: { CPU: 1, 'standard-worker': 1 },
        count: 4,
        atLeast: true,
      },
      { resources: { CPU: 1, GPU: 4 }, count: 2, atLeast: true },
    ]);
  });

  it('reads what older versions of Ray say, which list the wishes of request_resources among the demands', () => {
    const text = [
      '======== Autoscaler status: 2024-03-01 10:00:00.000000 ========',
      'Node status',
      '---------------------------------------------------------------',
      'Healthy:',
      ' 1 headgroup',
      'Pending:',
      ' (no pending nodes)',
      'Recent failures:',
      ' (no failures)',
      '',
      'Resources',
      '---------------------------------------------------------------',
      'Usage:',
      ' 0.0/2.0 CPU',
      ' 0B/4.00GiB memory',
      '',
      'Demands:',
      " {'CPU': 4.0}: 3+ pending tasks/actors (1+ using placement groups)",
      " {'CPU': 1}: 10+ from request_resources()",
    ].join('\n');
    expect(parsePendingDemands(text)).toEqual([
      { resources: { CPU: 4 }, count: 3, atLeast: true },
    ]);
  });

  it.each([
    [
      " {'CPU': 1.0}: 3+ pending tasks/actors (1+ using placement groups)",
      [{ resources: { CPU: 1 }, count: 3, atLeast: true }],
    ],
    [
      " {'CPU': 1.0} * 2, {'GPU': 0.5} * 1 (STRICT_PACK): 3+ pending placement groups",
      [
        { resources: { CPU: 1 }, count: 6, atLeast: true },
        { resources: { GPU: 0.5 }, count: 3, atLeast: true },
      ],
    ],
    [
      " {'memory': 1e+20}: 1 pending tasks/actors",
      [{ resources: { memory: 1e20 }, count: 1, atLeast: false }],
    ],
    [
      ` {"it's": 1.0}: 1+ pending tasks/actors`,
      [{ resources: { "it's": 1 }, count: 1, atLeast: true }],
    ],
    [
      " {'__proto__': 1.0}: 1+ pending tasks/actors",
      [{ resources: { ['__proto__']: 1 }, count: 1, atLeast: true }],
    ],
    [' (no resource demands)', []],
    [" {'CPU': what}: 1+ pending tasks/actors", []],
    [" {'CPU': 1.0, 'GPU'}: 1+ pending tasks/actors", []],
    [' {}: 1+ pending tasks/actors', []],
    [" {'CPU': 1.0} and so on", []],
  ])('reads the demand %s', (line, expected) => {
    expect(demandsOf(line)).toEqual(expected);
  });

  it('leaves out what request_resources asks for: nothing waits for it', () => {
    const text = [
      'From request_resources:',
      " {'CPU': 4.0}: 2 from request_resources()",
      'Pending Demands:',
      " {'GPU': 1.0}: 1+ pending tasks/actors",
    ].join('\r\n');
    expect(parsePendingDemands(text)).toEqual([
      { resources: { GPU: 1 }, count: 1, atLeast: true },
    ]);
  });

  it('never has more than 50 demands', () => {
    const lines = Array.from(
      { length: 80 },
      (_, index) => ` {'CPU': ${index}.5}: 1+ pending tasks/actors`,
    );
    expect(demandsOf(...lines)).toHaveLength(50);
  });

  it('takes any text, and makes of it numbers that are numbers', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'Pending Demands:\n',
        " {'CPU': 1.0}: 4+ pending tasks/actors\n",
        ' {',
        '}: 99999999999999+ ',
        ' * 3 (PACK): 2+ pending placement groups\n',
        'Active:\n 1 headgroup\n',
        "'GPU': 1e999",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        for (const demand of parsePendingDemands(pieces.join(''))) {
          const { resources, count } = demand;
          expect(Number.isSafeInteger(count)).toBe(true);
          expect(Object.values(resources).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it('reads a long hostile line as fast as any other', () => {
    const line = ` {${"'a': 1.0, ".repeat(20_000)}: ${'{'.repeat(20_000)}`;
    expect(demandsOf(line)).toEqual([]);
  });
});
