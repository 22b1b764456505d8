import type { KubeObject } from '../../kube-api';
import type { HealthStatusCode } from '../Application';
import { APPLICATIONSET_KIND } from '../names';
import { applicationSetHealth } from './applicationSetHealth';
import { customResourceDefinitionHealth } from './customResourceDefinitionHealth';
import { deploymentHealth } from './deploymentHealth';
import { podHealth } from './podHealth';

/** Argo CD's verdict on a live object; undefined when it has none for the kind, as for a RayCluster (domain facts 7.1). */
export function resourceHealth(
  object: KubeObject,
): HealthStatusCode | undefined {
  if (object.metadata.deletionTimestamp !== undefined) {
    return 'Progressing';
  }
  switch (object.kind) {
    case 'Deployment':
      return deploymentHealth(object);
    case 'CustomResourceDefinition':
      return customResourceDefinitionHealth(object);
    case 'Pod':
      return podHealth(object);
    case 'Service':
      return 'Healthy';
    case APPLICATIONSET_KIND:
      return applicationSetHealth(object);
    default:
      // By design: kinds without a check say nothing, and never make an Application less healthy.
      return undefined;
  }
}
