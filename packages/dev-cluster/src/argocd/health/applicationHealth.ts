import type { HealthStatusCode } from '../Application';
import { HEALTH_CODES } from '../Application';
import type { ComparedResource } from '../diff/compare';
import { resourceHealth } from './resourceHealth';

/**
 * The health of an Application: `Missing` while none of its objects is there, else the worst of those that are there and
 * have a health. Nothing at all is Healthy, which is why a failed comparison of a new Application is (domain facts 6.6).
 * A missing object beside a live one does not count (recorded/walk: the operator's first seconds).
 */
export function applicationHealth(
  resources: readonly ComparedResource[],
): HealthStatusCode {
  const live = resources.flatMap(resource => resource.live ?? []);
  if (resources.length > 0 && live.length === 0) {
    return 'Missing';
  }
  const ranks = live
    .flatMap(object => resourceHealth(object) ?? [])
    .map(code => HEALTH_CODES.indexOf(code));
  return HEALTH_CODES[Math.max(0, ...ranks)];
}
