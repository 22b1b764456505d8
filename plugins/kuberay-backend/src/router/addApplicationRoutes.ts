import { stringifyEntityRef } from '@backstage/catalog-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  refreshRequestSchema,
  syncRequestSchema,
} from 'backstage-plugin-kuberay-common';
import type { ApplicationActionAnswer } from 'backstage-plugin-kuberay-common';
import type { Request, Response, Router } from 'express';
import { json } from 'express';
import type { ApplicationOfEntity } from '../service/KuberayService';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { parseBody } from './parseBody';
import { parseEntityParams } from './parseEntityParams';

const APPLICATION_PATH = '/v1/entities/:kind/:namespace/:name/applications/:id';

/** base64url, as `applicationId` makes them: two names of 253 characters and one of the configuration. */
const APPLICATION_ID = /^[\w-]{1,4000}$/;

/** Characters of what an id stands for: enough for every real one. */
const LONGEST_NAME = 1000;

/** `POST …/applications/:id/refresh` and `…/sync`. */
export function addApplicationRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { service, httpAuth, auditor } = options;
  const parseJson = json({ limit: '10kb' });

  async function answer(
    {
      req,
      res,
      eventId,
      meta,
    }: {
      req: Request;
      res: Response;
      eventId: string;
      meta: JsonObject;
    },
    act: (
      application: ApplicationOfEntity,
      credentials: BackstageCredentials,
    ) => Promise<ApplicationActionAnswer>,
  ): Promise<void> {
    const application = parseApplicationParams(req);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const answered = await audited(
      {
        auditor,
        request: req,
        eventId,
        severityLevel: 'medium',
        meta: {
          entityRef: stringifyEntityRef(application.entityRef),
          application: describeApplicationId(application.applicationId),
          ...meta,
        },
      },
      () => act(application, credentials),
    );
    res.set('Cache-Control', 'private, no-store').json(answered);
  }

  router.post(`${APPLICATION_PATH}/refresh`, parseJson, async (req, res) => {
    const { hard } = parseBody(refreshRequestSchema, req);
    await answer(
      { req, res, eventId: 'application-refresh', meta: { hard } },
      (application, credentials) =>
        service.refreshApplication(application, { credentials, hard }),
    );
  });

  router.post(`${APPLICATION_PATH}/sync`, parseJson, async (req, res) => {
    const { acceptReplicaReset } = parseBody(syncRequestSchema, req);
    await answer(
      { req, res, eventId: 'application-sync', meta: { acceptReplicaReset } },
      (application, credentials) =>
        service.syncApplication(application, {
          credentials,
          acceptReplicaReset,
        }),
    );
  });
}

function parseApplicationParams({ params }: Request): ApplicationOfEntity {
  const entityRef = parseEntityParams(params);
  if (!APPLICATION_ID.test(params.id)) {
    throw new InputError('Invalid application id: take it from the view');
  }
  return { entityRef, applicationId: params.id };
}

/**
 * The id is opaque to callers; whoever reads the audit log wants the name that it encodes. Anybody can make one up, so
 * what is no printable ASCII, and too long, does not get there.
 */
function describeApplicationId(id: string): string {
  return Buffer.from(id, 'base64url')
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, LONGEST_NAME);
}
