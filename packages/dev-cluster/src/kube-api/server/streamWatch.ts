import { randomInt } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Reply } from '../../http/Reply';
import type { ObjectChange } from '../ChangeFeed';
import { KubeStatusError } from '../KubeStatusError';
import type { ServedKind } from '../ServedKind';
import type { EventLog } from './EventLog';
import type { ListSource } from './ListPages';
import type { ObjectSelection } from './ObjectSelection';
import type { Representation } from './Representation';
import { watchEventOf } from './watchEventOf';

/** What the query of a watch asks for. */
export interface WatchRequest {
  /** Begin after this version; undefined or `0`: with all that is there now. */
  resourceVersion: string | undefined;
  /** Begin with all that is there now, and mark the end of it with a bookmark. */
  sendInitialEvents: boolean;
  allowBookmarks: boolean;
  /** Undefined: between 30 and 60 minutes, as a real API server chooses. */
  timeoutSeconds: number | undefined;
}

/** What a watch needs of a store. */
export interface WatchSource extends ListSource {
  observe(listener: (change: ObjectChange) => void): () => void;
}

/** A receiver that is this far behind is cut off, as a real API server does; it will list again. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/**
 * Writes one JSON event per line until the time is over, the client goes, the kind is no longer served or `signal`
 * is aborted. Nothing is missed between the past and the present: both are read in one go.
 */
export async function streamWatch(options: {
  request: WatchRequest;
  kind: ServedKind;
  selection: ObjectSelection;
  representation: Representation;
  source: WatchSource;
  log: EventLog;
  clock: Clock;
  bookmarkIntervalMs: number;
  reply: Reply;
  signal: AbortSignal;
}): Promise<void> {
  const { request, kind, selection, representation, reply, clock } = options;

  function send(type: string, object: object): void {
    reply.write(`${JSON.stringify({ type, object })}\n`);
    if (reply.bufferedBytes > MAX_BUFFERED_BYTES) {
      reply.destroy();
    }
  }

  function sendChange(change: ObjectChange): void {
    const event = watchEventOf(change, selection);
    if (event) {
      send(event.type, representation.single(event.object));
    }
  }

  function sendBookmark(annotations?: Record<string, string>): void {
    const resourceVersion = options.source.resourceVersion();
    send('BOOKMARK', {
      ...representation.bookmark,
      metadata: { ...(annotations && { annotations }), resourceVersion },
    });
  }

  function begin(): void {
    const { resourceVersion } = request;
    const fromNow = resourceVersion === undefined || resourceVersion === '0';
    if (!fromNow && !request.sendInitialEvents) {
      options.log.since(resourceVersion).forEach(sendChange);
      return;
    }
    options.source
      .entries(kind.kind, {
        ...(selection.namespace && { namespace: selection.namespace }),
      })
      .filter(selection.matches)
      .forEach(object => send('ADDED', representation.single(object)));
    if (request.sendInitialEvents && request.allowBookmarks) {
      sendBookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }

  reply.start({
    status: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
    },
  });
  try {
    begin();
  } catch (error) {
    if (!(error instanceof KubeStatusError)) {
      throw error;
    }
    // A version that is too old is said in the stream, the answer itself is 200 (recorded: 410).
    send('ERROR', error.toStatus());
    reply.end();
    return;
  }

  const seconds = request.timeoutSeconds ?? randomInt(1800, 3600);
  await new Promise<void>(resolve => {
    const undo: Array<() => void> = [];
    function finish(): void {
      undo.forEach(step => step());
      resolve();
    }
    function listenTo(signal: AbortSignal): void {
      signal.addEventListener('abort', finish);
      undo.push(() => signal.removeEventListener('abort', finish));
    }
    undo.push(
      options.source.observe(change => {
        sendChange(change);
        if (endsServing(change, kind)) {
          finish();
        }
      }),
    );
    undo.push(clock.schedule(finish, seconds * 1000));
    if (request.allowBookmarks && hasBookmarks(kind)) {
      undo.push(every(clock, options.bookmarkIntervalMs, sendBookmark));
    }
    listenTo(reply.closed);
    listenTo(options.signal);
    if (reply.closed.aborted || options.signal.aborted) {
      finish();
    }
  });
  reply.end();
}

/** Events are read past the API server's watch cache, which is what sends the regular bookmarks (Kubernetes 1.36). */
function hasBookmarks(kind: ServedKind): boolean {
  return kind.kind !== 'Event';
}

function endsServing(change: ObjectChange, kind: ServedKind): boolean {
  return (
    change.type === 'DELETED' &&
    change.object.kind === 'CustomResourceDefinition' &&
    change.object.metadata.name === `${kind.plural}.${kind.group}`
  );
}

function every(clock: Clock, intervalMs: number, task: () => void): () => void {
  let cancel = clock.schedule(run, intervalMs);
  function run(): void {
    task();
    cancel = clock.schedule(run, intervalMs);
  }
  return () => cancel();
}

/** @throws KubeStatusError 400 or 422 for a combination that the API server refuses */
export function readWatchRequest(
  query: URLSearchParams,
  server: { streamingLists: boolean },
): WatchRequest {
  const sendInitialEvents = query.get('sendInitialEvents') === 'true';
  if (
    sendInitialEvents &&
    query.get('resourceVersionMatch') !== 'NotOlderThan'
  ) {
    throw invalidOptions(
      'resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (sendInitialEvents && !server.streamingLists) {
    throw invalidOptions(
      'sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    );
  }
  const timeout = query.get('timeoutSeconds');
  if (timeout !== null && !/^\d+$/.test(timeout)) {
    throw KubeStatusError.badRequest('timeoutSeconds must be a whole number');
  }
  return {
    resourceVersion: query.get('resourceVersion') || undefined,
    sendInitialEvents,
    allowBookmarks: query.get('allowWatchBookmarks') === 'true',
    timeoutSeconds: timeout ? Number(timeout) : undefined,
  };
}

function invalidOptions(because: string): KubeStatusError {
  return new KubeStatusError({
    code: 422,
    reason: 'Invalid',
    message: `ListOptions.meta.k8s.io "" is invalid: ${because}`,
    details: { group: 'meta.k8s.io', kind: 'ListOptions' },
  });
}
