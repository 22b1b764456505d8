import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { createHash } from 'node:crypto';
import { z } from 'zod/v3';
import type { KuberayService } from './service/KuberayService';

/** Options of {@link createRouter}. */
export interface RouterOptions {
  service: KuberayService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** A part of an entity ref; the catalog decides what it accepts beyond that. */
const refPart = z.string().regex(/^[^\s/:\p{Cc}]{1,253}$/u);

const entityParamsSchema = z.object({
  kind: refPart,
  namespace: refPart,
  name: refPart,
});

/**
 * HTTP ↔ service: parse, call, serialise. Who may do what is decided by the service.
 *
 * Views say of a live source only since when, never when it was last heard, so equal views have equal bytes and
 * their hash is the ETag: a poll of a cluster in which nothing happens is a 304.
 */
export function createRouter(options: RouterOptions): Router {
  const { service, httpAuth, auditor } = options;
  const router = PromiseRouter();

  /** Answers with a view, and leaves an audit event whatever becomes of it. */
  async function answer(
    about: { res: Response; eventId: string; meta?: JsonObject },
    getView: () => Promise<object>,
  ): Promise<void> {
    const { res, eventId, meta } = about;
    const auditorEvent = await auditor.createEvent({
      eventId,
      severityLevel: 'low',
      request: res.req,
      ...(meta && { meta }),
    });
    try {
      sendView(res, await getView());
      await auditorEvent.success();
    } catch (error) {
      await auditorEvent.fail({ error: toError(error) });
      throw error;
    }
  }

  router.get('/v1/entities/:kind/:namespace/:name', async (req, res) => {
    const entityRef = parseEntityParams(req.params);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await answer(
      {
        res,
        eventId: 'entity-fetch',
        meta: { entityRef: stringifyEntityRef(entityRef) },
      },
      () => service.getEntityView(entityRef, { credentials }),
    );
  });

  router.get('/v1/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await answer({ res, eventId: 'sources-fetch' }, () =>
      service.getSourcesView({ credentials }),
    );
  });

  return router;
}

function sendView(res: Response, view: object): void {
  const body = JSON.stringify(view);
  res.set({
    ETag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    // What one may see is nobody else's, and is old after a second.
    'Cache-Control': 'private, no-store',
  });
  // Express makes a 304 of it when the caller has this ETag already.
  res.type('json').send(body);
}

function parseEntityParams(params: unknown): CompoundEntityRef {
  const parsed = entityParamsSchema.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `Invalid entity reference: ${issue.path.join(
        '.',
      )} has characters that no reference has, or too many`,
    );
  }
  return parsed.data;
}
