import type { Reply } from '../http/Reply';
import type { KubeObject } from '../kube-api';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import type { ApplicationMatcher } from './ApplicationSelection';
import { presentApplication } from './presentApplication';
import { selectFields } from './selectFields';

/** What a stream says when the server ends it, in the shape of the gateway. */
const UNAVAILABLE = {
  error: {
    grpc_code: 14,
    http_code: 503,
    message: 'the stand-in is shutting down',
    http_status: 'Service Unavailable',
  },
};

/**
 * Writes one JSON object per line: first every Application as ADDED, unless the stream begins at a version, then what
 * changes. An Application is not told again while what `fields` leaves of it is the same (grpc/http/forwarders.go of
 * argoproj/pkg). Ends when the client goes or `signal` is aborted.
 */
export async function streamApplications(options: {
  store: InMemoryObjectStore;
  matches: ApplicationMatcher;
  query: URLSearchParams;
  reply: Reply;
  signal: AbortSignal;
}): Promise<void> {
  const { store, matches, query, reply, signal } = options;
  const told = new Map<string, string>();

  function send(type: string, application: KubeObject): void {
    const { name } = application.metadata;
    const event = { application: presentApplication(application), type };
    const line = JSON.stringify(
      selectFields({ result: event }, query.get('fields')),
    );
    if (told.get(name) !== line) {
      told.set(name, line);
      reply.write(`${line}\n`);
    }
  }

  reply.start({
    status: 200,
    headers: { 'content-type': 'application/json' },
  });
  if (!query.get('resourceVersion')) {
    store
      .list('Application')
      .filter(matches)
      .forEach(application => send('ADDED', application));
  }
  await new Promise<void>(resolve => {
    const unsubscribe = store.subscribe(({ type, object }) => {
      if (object.kind === 'Application' && matches(object)) {
        send(type, object);
      }
    });
    function finish(): void {
      unsubscribe();
      reply.closed.removeEventListener('abort', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    }
    reply.closed.addEventListener('abort', finish);
    signal.addEventListener('abort', finish);
    if (reply.closed.aborted || signal.aborted) {
      finish();
    }
  });
  if (!reply.closed.aborted) {
    reply.end(`${JSON.stringify(UNAVAILABLE)}\n`);
  }
}
