import type { Router } from 'express';
import { audited } from './audited';
import type { RouterOptions } from './createRouter';
import { sendView } from './sendView';

/** `GET /v1/sources`: every Kubernetes cluster and Argo CD instance that is read. */
export function addSourcesRoute(router: Router, options: RouterOptions): void {
  const { service, httpAuth, auditor } = options;
  router.get('/v1/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const view = await audited(
      {
        auditor,
        request: req,
        eventId: 'sources-fetch',
        severityLevel: 'low',
      },
      () => service.getSourcesView({ credentials }),
    );
    sendView(res, view);
  });
}
