import { aPodRecord, aRayClusterRecord } from '../testUtils';
import { eventsAbout } from './eventsAbout';
import type { EventRecord } from './records';

const record = aRayClusterRecord();
const pod = aPodRecord();

function isAbout(overrides: Partial<EventRecord>): boolean {
  const event: EventRecord = {
    cluster: 'prod',
    namespace: 'ray',
    name: 'e',
    involved: { kind: 'Pod', name: pod.name },
    reason: 'NodeNotReady',
    message: '',
    count: 1,
    ...overrides,
  };
  return eventsAbout(record, [pod], [event]).length === 1;
}

describe('eventsAbout', () => {
  it.each<[string, Partial<EventRecord>]>([
    ['a pod of the cluster', {}],
    [
      'that pod by its uid',
      { involved: { kind: 'Pod', name: pod.name, uid: pod.uid } },
    ],
    [
      'the cluster itself',
      {
        involved: { kind: 'RayCluster', name: record.name, uid: record.uid },
      },
    ],
  ])('takes an event about %s', (_, overrides) => {
    expect(isAbout(overrides)).toBe(true);
  });

  it.each<[string, Partial<EventRecord>]>([
    ['a pod that is gone', { involved: { kind: 'Pod', name: 'gone' } }],
    [
      'a predecessor of the pod',
      { involved: { kind: 'Pod', name: pod.name, uid: 'before' } },
    ],
    [
      'a predecessor of the cluster',
      { involved: { kind: 'RayCluster', name: record.name, uid: 'before' } },
    ],
    ['a neighbour', { involved: { kind: 'RayCluster', name: 'other' } }],
    ['the same name in another namespace', { namespace: 'other' }],
    ['the same name in another cluster', { cluster: 'test' }],
    [
      'another kind of that name',
      { involved: { kind: 'Service', name: record.name } },
    ],
  ])('leaves out an event about %s', (_, overrides) => {
    expect(isAbout(overrides)).toBe(false);
  });
});
