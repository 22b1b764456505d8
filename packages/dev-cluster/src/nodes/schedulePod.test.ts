import { buildNode } from './nodeObjects';
import { asPod } from './Pod';
import type { Pod } from './Pod';
import { schedulePod } from './schedulePod';

function aNode(name: string, capacity: Record<string, string> = {}) {
  return buildNode(
    {
      name,
      ip: '192.0.2.11',
      capacity: { cpu: '4', memory: '8Gi', pods: '2', ...capacity },
    },
    0,
  );
}

function aPod(
  requests: Record<string, string>,
  spec: Partial<Pod['spec']> = {},
): Pod {
  return asPod({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', resources: { requests } }], ...spec },
  });
}

const NODES = [aNode('a'), aNode('b')];

describe('the scheduler', () => {
  it('takes the node that has most CPU left', () => {
    const pods = [aPod({ cpu: '1' }, { nodeName: 'a' })];
    expect(
      schedulePod({ pod: aPod({ cpu: '1' }), nodes: NODES, pods }),
    ).toEqual({ node: 'b' });
  });

  it('reserves what the largest init container needs', () => {
    const pod = aPod(
      { cpu: '1' },
      {
        initContainers: [{ name: 'i', resources: { requests: { cpu: '5' } } }],
      },
    );
    expect(schedulePod({ pod, nodes: NODES, pods: [] })).toHaveProperty(
      'message',
    );
  });

  it.each([
    [
      'no node has the resource at all',
      aPod({ 'nvidia.com/gpu': '1' }),
      [],
      '0/2 nodes are available: 2 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
    ],
    [
      'the nodes are full',
      aPod({ cpu: '3' }),
      [
        aPod({ cpu: '2' }, { nodeName: 'a' }),
        aPod({ cpu: '2', memory: '7Gi' }, { nodeName: 'b' }),
      ],
      '0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.',
    ],
    [
      'each node lacks something else',
      aPod({ cpu: '3', memory: '2Gi' }),
      [
        aPod({ cpu: '2' }, { nodeName: 'a' }),
        aPod({ memory: '7Gi' }, { nodeName: 'b' }),
      ],
      '0/2 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.',
    ],
    [
      'no node has the label',
      aPod({}, { nodeSelector: { pool: 'gpu' } }),
      [],
      "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
    ],
  ])(
    'refuses in the words of kube-scheduler when %s',
    (_, pod, pods, message) => {
      expect(schedulePod({ pod, nodes: NODES, pods })).toEqual({ message });
    },
  );

  it('does not count pods that have ended', () => {
    const ended = aPod({ cpu: '4' }, { nodeName: 'a' });
    ended.status = { phase: 'Failed', qosClass: 'Burstable' };
    expect(
      schedulePod({
        pod: aPod({ cpu: '4' }),
        nodes: [aNode('a')],
        pods: [ended],
      }),
    ).toEqual({ node: 'a' });
  });
});
