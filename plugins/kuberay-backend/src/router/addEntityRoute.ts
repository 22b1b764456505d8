import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Router } from 'express';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { parseEntityParams } from './parseEntityParams';
import { sendView } from './sendView';

/** `GET /v1/entities/:kind/:namespace/:name`: the `EntityView`. */
export function addEntityRoute(router: Router, options: RouterOptions): void {
  const { service, httpAuth, auditor } = options;
  router.get('/v1/entities/:kind/:namespace/:name', async (req, res) => {
    const entityRef = parseEntityParams(req.params);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const view = await audited(
      {
        auditor,
        request: req,
        eventId: 'entity-fetch',
        severityLevel: 'low',
        meta: { entityRef: stringifyEntityRef(entityRef) },
      },
      () => service.getEntityView(entityRef, { credentials }),
    );
    sendView(res, view);
  });
}
