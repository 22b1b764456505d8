import { missingResources } from './missingResources';

describe('missingResources', () => {
  it.each<[string | undefined, string[]]>([
    [
      '0/5 nodes are available: 5 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
      ['nvidia.com/gpu'],
    ],
    ['0/5 nodes are available: 5 Insufficient cpu.', ['cpu']],
    [
      '0/5 nodes are available: 3 Insufficient cpu, 5 Insufficient memory. preemption: 0/5 nodes are available.',
      ['cpu', 'memory'],
    ],
    [
      '0/5 nodes are available: 2 Insufficient cpu, 3 node(s) had untolerated taint {gpu: true}. preemption: none.',
      [],
    ],
    ['0/3 nodes are available: 3 node(s) were unschedulable.', []],
    ['no nodes available to schedule pods', []],
    [undefined, []],
  ])('reads %s', (message, resources) => {
    expect(missingResources(message)).toEqual(resources);
  });
});
