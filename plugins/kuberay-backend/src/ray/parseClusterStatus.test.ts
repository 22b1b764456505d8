import fc from 'fast-check';
import recorded from './__fixtures__/cluster_status.json';
import { parseClusterStatus } from './parseClusterStatus';

const demandsOf = (...lines: string[]) =>
  parseClusterStatus(
    ['Resources', '-----', 'Pending Demands:', ...lines].join('\n'),
  ).pendingDemands;

describe('parseClusterStatus', () => {
  it('reads what Ray 2.52 said of a cluster whose pods wait for capacity', () => {
    const status = parseClusterStatus(recorded.data.clusterStatus);
    expect(status).toEqual({
      nodes: { headgroup: 1 },
      pendingNodes: expect.any(Array),
      recentFailures: [],
      pendingDemands: [
        {
          resources: { CPU: 1, 'standard-worker': 1 },
          count: 4,
          atLeast: true,
        },
        { resources: { CPU: 1, GPU: 4 }, count: 2, atLeast: true },
      ],
      requestedResources: [],
    });
    expect(status.pendingNodes).toHaveLength(8);
    expect(status.pendingNodes[4]).toMatch(/: standard-worker, allocated/);
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

  it('keeps what request_resources asks for apart: nothing waits for it', () => {
    const status = parseClusterStatus(
      [
        'From request_resources:',
        " {'CPU': 4.0}: 2 from request_resources()",
        'Pending Demands:',
        " {'GPU': 1.0}: 1+ pending tasks/actors",
        " {'CPU': 1.0}: 5+ from request_resources()",
      ].join('\n'),
    );
    expect(status.requestedResources).toEqual([
      { resources: { CPU: 4 }, count: 2, atLeast: false },
      { resources: { CPU: 1 }, count: 5, atLeast: true },
    ]);
    expect(status.pendingDemands).toEqual([
      { resources: { GPU: 1 }, count: 1, atLeast: true },
    ]);
  });

  it('counts active and idle nodes of a type together, and keeps failures as they are', () => {
    const status = parseClusterStatus(
      [
        'Active:',
        ' 1 headgroup',
        ' 2 standard-worker',
        'Idle:',
        ' 3 standard-worker',
        'Recent failures:',
        ' standard-worker: NodeTerminated (ip: 192.0.2.7)',
      ].join('\r\n'),
    );
    expect(status.nodes).toEqual({ headgroup: 1, 'standard-worker': 5 });
    expect(status.recentFailures).toEqual([
      'standard-worker: NodeTerminated (ip: 192.0.2.7)',
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
        const { pendingDemands } = parseClusterStatus(pieces.join(''));
        for (const { resources, count } of pendingDemands) {
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
