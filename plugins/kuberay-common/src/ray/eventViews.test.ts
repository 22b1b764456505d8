import { toEventViews } from './eventViews';
import type { EventRecord } from './records';

function anEvent(name: string, lastSeen?: string): EventRecord {
  return {
    cluster: 'prod',
    namespace: 'ray',
    name,
    involved: { kind: 'Pod', name: 'demo-kuberay-head-aaaaa', uid: '1' },
    reason: 'FailedScheduling',
    message: '0/5 nodes',
    count: 3,
    lastSeen,
  };
}

describe('toEventViews', () => {
  it('shows the newest first, whatever the precision of their times', () => {
    const views = toEventViews([
      anEvent('none'),
      anEvent('second', '2026-11-21T02:00:00Z'),
      anEvent('later', '2026-11-21T02:00:00.500000Z'),
      anEvent('unreadable', 'yesterday'),
    ]);
    expect(views.map(({ lastSeen }) => lastSeen)).toEqual([
      '2026-11-21T02:00:00.500000Z',
      '2026-11-21T02:00:00Z',
      undefined,
      'yesterday',
    ]);
  });

  it('gives of an event what a person reads', () => {
    expect(toEventViews([anEvent('one', '2026-11-21T02:00:00Z')])).toEqual([
      {
        involved: { kind: 'Pod', name: 'demo-kuberay-head-aaaaa' },
        reason: 'FailedScheduling',
        message: '0/5 nodes',
        count: 3,
        lastSeen: '2026-11-21T02:00:00Z',
      },
    ]);
  });

  it('keeps the newest twenty', () => {
    const events = new Array(25)
      .fill(0)
      .map((_, index) =>
        anEvent(`e${index}`, `2026-11-21T02:00:${10 + index}Z`),
      );
    const views = toEventViews(events);
    expect(views).toHaveLength(20);
    expect(views[0].lastSeen).toBe('2026-11-21T02:00:34Z');
  });
});
