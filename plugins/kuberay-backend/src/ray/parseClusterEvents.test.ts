import fc from 'fast-check';
import { autoscalerMessageSchema } from 'backstage-plugin-kuberay-common';
import recorded from './__fixtures__/cluster_events.json';
import { parseClusterEvents } from './parseClusterEvents';

const answer = (...result: unknown[]) => ({ data: { result: { result } } });

const event = (time: string, message: string, severity = 'INFO') => ({
  time: `2026-11-21 02:${time}`,
  source_type: 'AUTOSCALER',
  severity,
  message,
});

describe('parseClusterEvents', () => {
  it('makes one message of what Ray 2.52 repeated every five seconds', () => {
    expect(parseClusterEvents(recorded)).toEqual([
      {
        severity: 'warning',
        message:
          "No available node types can fulfill resource requests {'GPU': 4.0, 'CPU': 1.0}*2. Add suitable node types to this cluster to resolve this issue.",
        since: '2026-11-21 02:40:09',
        lastSeen: '2026-11-21 02:40:29',
        count: 5,
      },
    ]);
  });

  it('puts the newest last, whatever the order of the answer', () => {
    const messages = parseClusterEvents(
      answer(
        event('03:00', 'Adding 3 node(s) of type std.'),
        event('01:00', 'Resized to 2 CPUs.'),
        event('02:00', 'Adding 3 node(s) of type std.'),
        event('02:30', 'Something broke', 'ERROR'),
      ),
    );
    expect(messages).toEqual([
      {
        severity: 'info',
        message: 'Resized to 2 CPUs.',
        since: '2026-11-21 02:01:00',
        lastSeen: '2026-11-21 02:01:00',
        count: 1,
      },
      {
        severity: 'error',
        message: 'Something broke',
        since: '2026-11-21 02:02:30',
        lastSeen: '2026-11-21 02:02:30',
        count: 1,
      },
      {
        severity: 'info',
        message: 'Adding 3 node(s) of type std.',
        since: '2026-11-21 02:02:00',
        lastSeen: '2026-11-21 02:03:00',
        count: 2,
      },
    ]);
  });

  it('keeps the last 20, and leaves out what is no event of the autoscaler', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      event(`00:${index + 10}`, `message ${index}`),
    );
    const messages = parseClusterEvents(
      answer(
        ...many,
        null,
        { time: 5, message: 'x' },
        { ...event('59:00', 'a job'), source_type: 'JOBS' },
      ),
    );
    expect(messages?.map(({ message }) => message)).toEqual(
      many.slice(10).map(({ message }) => message),
    );
  });

  it('keeps the markup of a hostile message as the text that it is', () => {
    const [message] =
      parseClusterEvents(answer(event('00:00', '<script>x</script>'))) ?? [];
    expect(message.message).toBe('<script>x</script>');
  });

  it.each([undefined, null, 'text', [], {}, { data: null }, { data: {} }])(
    'says of %j that it is no such answer',
    json => {
      expect(parseClusterEvents(json)).toBeUndefined();
    },
  );

  it('has nothing to say of a cluster without events', () => {
    expect(parseClusterEvents(answer())).toEqual([]);
  });

  it('takes any answer, and makes only messages of it', () => {
    const texts = fc.oneof(fc.string(), fc.constant('2026-11-21 02:40:09'));
    const any = fc.record(
      {
        time: texts,
        source_type: fc.constantFrom('AUTOSCALER', 'JOBS'),
        severity: texts,
        message: texts,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(any, fc.anything())), events => {
        const messages = parseClusterEvents(answer(...events)) ?? [];
        for (const message of messages) {
          autoscalerMessageSchema.parse(message);
        }
        expect(messages.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
