import { stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { Router } from 'express';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { endReasonOf } from './endReasonOf';
import { parseEntityParams } from './parseEntityParams';
import { StreamLifetime } from './StreamLifetime';
import { ViewStream } from './ViewStream';

/**
 * `GET /v1/entities/:kind/:namespace/:name/events`: the `EntityView` now and after each change, as server-sent events.
 *
 * Frames: `event: view` with the view as data and its ETag as id; the comment `: heartbeat` every 15 s; at the end
 * `event: end` with the reason. Until the first view is there, errors are answered as by every other route.
 */
export function addEventsRoute(router: Router, options: RouterOptions): void {
  const { service, httpAuth, auditor, logger, stopping } = options;
  const { metrics = NO_METRICS } = options;
  /** All viewers of one entity get the same error: one line is enough. */
  const logged = new WeakSet<Error>();

  router.get('/v1/entities/:kind/:namespace/:name/events', async (req, res) => {
    const entityRef = parseEntityParams(req.params);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const lifetime = StreamLifetime.start({
      res,
      expiresAt: credentials.expiresAt,
      stopping,
    });
    const views = service
      .watchEntityView(entityRef, { credentials, signal: lifetime.signal })
      [Symbol.asyncIterator]();
    try {
      const first = await audited(
        {
          auditor,
          request: req,
          eventId: 'entity-watch',
          severityLevel: 'low',
          meta: { entityRef: stringifyEntityRef(entityRef) },
        },
        () => views.next(),
      );
      if (first.done) {
        if (!lifetime.reason) {
          return;
        }
        throw new ServiceUnavailableError('The backend is stopping');
      }
      if (req.method === 'HEAD') {
        // Express asks the route for GET: there is nothing to stream to whoever wants the headers alone.
        res.set('Content-Type', 'text/event-stream').end();
        return;
      }
      const closed = metrics.streamOpened();
      const stream = ViewStream.open(res);
      try {
        await stream.send(first.value, lifetime.signal);
        for (;;) {
          const next = await views.next();
          if (next.done) {
            break;
          }
          await stream.send(next.value, lifetime.signal);
        }
        stream.end(lifetime.reason ?? 'failed');
      } catch (error) {
        const reason = endReasonOf(error);
        const failure = toError(error);
        if (reason === 'failed' && !logged.has(failure)) {
          logged.add(failure);
          logger?.error('A stream of an entity view failed', failure);
        }
        stream.end(reason);
      } finally {
        closed();
      }
    } finally {
      await views.return?.();
      lifetime.stop();
    }
  });
}
