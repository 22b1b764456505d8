import { fleetQuerySchema } from 'backstage-plugin-kuberay-common';
import type { Router } from 'express';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { parseInput } from './parseInput';
import { sendView } from './sendView';

/** `GET /v1/fleet`: RayClusters of all sources. */
export function addFleetRoute(router: Router, options: RouterOptions): void {
  const { service, httpAuth, auditor } = options;
  router.get('/v1/fleet', async (req, res) => {
    const query = parseInput(fleetQuerySchema, req.query);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const view = await audited(
      {
        auditor,
        request: req,
        eventId: 'fleet-fetch',
        severityLevel: 'low',
        meta: { query },
      },
      () => service.getFleetView(query, { credentials }),
    );
    sendView(res, view);
  });
}
