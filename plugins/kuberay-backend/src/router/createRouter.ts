import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { KuberayService } from '../service/KuberayService';
import { addApplicationRoutes } from './addApplicationRoutes';
import { addEntityRoute } from './addEntityRoute';
import { addEventsRoute } from './addEventsRoute';
import { addFleetRoutes } from './addFleetRoutes';
import { addHistoryRoute } from './addHistoryRoute';
import { addSourcesRoute } from './addSourcesRoute';

/** Options of {@link createRouter}. */
export interface RouterOptions {
  service: KuberayService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Told of a stream that failed; nobody without it. */
  logger?: LoggerService;
  /** Nothing is counted without it. */
  metrics?: KuberayMetrics;
  /** How far back the history goes, in ms; 30 days without it. */
  historyRetentionMs?: number;
  /** Aborted when the backend stops: open streams end. */
  stopping?: AbortSignal;
}

/** HTTP ↔ service: parse, call, serialise. Who may do what is decided by the service. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  addEntityRoute(router, options);
  addEventsRoute(router, options);
  addHistoryRoute(router, options);
  addApplicationRoutes(router, options);
  addFleetRoutes(router, options);
  addSourcesRoute(router, options);
  return router;
}
