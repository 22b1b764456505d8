import { toEventRecord } from './toEventRecord';

const metadata = { namespace: 'ray', name: 'demo.1', uid: '1' };
const involvedObject = { kind: 'Pod', name: 'worker-1', uid: '2' };

describe('toEventRecord', () => {
  it('keeps an event of an old reporter', () => {
    expect(
      toEventRecord('prod', {
        metadata,
        involvedObject,
        reason: 'NodeNotReady',
        message: 'Node is not ready',
        count: 3,
        firstTimestamp: '2026-11-21T02:00:00Z',
        lastTimestamp: '2026-11-21T02:07:35Z',
        eventTime: null,
      }),
    ).toEqual({
      cluster: 'prod',
      namespace: 'ray',
      name: 'demo.1',
      involved: { kind: 'Pod', name: 'worker-1', uid: '2' },
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      lastSeen: '2026-11-21T02:07:35Z',
      count: 3,
    });
  });

  it('keeps an event of a new reporter, with its series', () => {
    expect(
      toEventRecord('prod', {
        metadata,
        involvedObject,
        reason: 'FailedScheduling',
        eventTime: '2026-11-21T02:00:00.000000Z',
        firstTimestamp: null,
        lastTimestamp: null,
        series: {
          count: 7,
          lastObservedTime: '2026-11-21T02:05:00.000000Z',
        },
      }),
    ).toMatchObject({
      message: '',
      lastSeen: '2026-11-21T02:05:00.000000Z',
      count: 7,
    });
  });

  it('counts an event without a count once', () => {
    expect(
      toEventRecord('prod', {
        metadata,
        involvedObject,
        eventTime: '2026-11-21T02:00:00Z',
      }),
    ).toMatchObject({ count: 1, lastSeen: '2026-11-21T02:00:00Z' });
  });

  it('keeps an event whose writer left out what Kubernetes lets one leave out', () => {
    expect(
      toEventRecord('prod', { metadata, involvedObject: {}, series: {} }),
    ).toEqual({
      cluster: 'prod',
      namespace: 'ray',
      name: 'demo.1',
      involved: { kind: '', name: '' },
      reason: '',
      message: '',
      count: 1,
    });
  });

  it('refuses an event about nothing', () => {
    expect(() => toEventRecord('prod', { metadata })).toThrow(
      'Event ray/demo.1 is malformed: involvedObject: Required',
    );
  });
});
