import { fleetQuerySchema } from 'backstage-plugin-kuberay-common';
import type { FleetQuery } from 'backstage-plugin-kuberay-common';
import type { Router } from 'express';
import type { Asked } from '../service/KuberayService';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { parseInput } from './parseInput';
import { sendView } from './sendView';

/** `GET /v1/fleet` and `GET /v1/fleet/history`: RayClusters of all sources, and how many workers they had. */
export function addFleetRoutes(router: Router, options: RouterOptions): void {
  const { service } = options;
  addRoute(router, options, {
    path: '/v1/fleet',
    eventId: 'fleet-fetch',
    read: (query, asked) => service.getFleetView(query, asked),
  });
  addRoute(router, options, {
    path: '/v1/fleet/history',
    eventId: 'fleet-history-fetch',
    read: (query, asked) => service.getFleetHistoryView(query, asked),
  });
}

function addRoute(
  router: Router,
  { httpAuth, auditor }: RouterOptions,
  route: {
    path: string;
    eventId: string;
    read: (query: FleetQuery, asked: Asked) => Promise<object>;
  },
): void {
  const { path, eventId, read } = route;
  router.get(path, async (req, res) => {
    const query = parseInput(fleetQuerySchema, req.query);
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const view = await audited(
      { auditor, request: req, eventId, severityLevel: 'low', meta: { query } },
      () => read(query, { credentials }),
    );
    sendView(res, view);
  });
}
