import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Router } from 'express';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { parseEntityParams } from './parseEntityParams';
import { parseHistoryQuery } from './parseHistoryQuery';
import { sendView } from './sendView';

const DEFAULT_RETENTION_MS = 30 * 24 * 3_600_000;

/** `GET /v1/entities/:kind/:namespace/:name/history`: worker counts over time. */
export function addHistoryRoute(router: Router, options: RouterOptions): void {
  const { service, httpAuth, auditor } = options;
  const { historyRetentionMs: retentionMs = DEFAULT_RETENTION_MS } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/history',
    async (req, res) => {
      const entityRef = parseEntityParams(req.params);
      const query = parseHistoryQuery(req.query, {
        now: Date.now(),
        retentionMs,
      });
      const credentials = await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const view = await audited(
        {
          auditor,
          request: req,
          eventId: 'history-fetch',
          severityLevel: 'low',
          meta: { entityRef: stringifyEntityRef(entityRef) },
        },
        () => service.getHistoryView(entityRef, { credentials, ...query }),
      );
      sendView(res, view);
    },
  );
}
