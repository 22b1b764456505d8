/*
 * The metrics service is alpha in Backstage 1.55: this file is the only one that names where it comes from.
 */
export { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
export type { MetricsService } from '@backstage/backend-plugin-api/alpha';
