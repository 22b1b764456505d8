import type { ArgocdLinkConfig } from '../config/KuberayConfig';
import type { KnownApplication } from '../store/knownApplications';
import type { Knowledge } from './Knowledge';

/**
 * The Argo CD instances that an Application belongs to: those that list it; the one named like the Kubernetes cluster
 * that it was read from; else the only one that is configured.
 *
 * @param configured - Names of all instances of the configuration.
 */
export function instancesOf(
  { object, instances }: KnownApplication,
  configured: readonly string[],
): readonly string[] {
  if (!object) {
    return instances;
  }
  if (instances.length > 0 || configured.includes(object.cluster)) {
    return [...instances, object.cluster];
  }
  return configured.length === 1 ? configured : [object.cluster];
}

/** Names of all Argo CD instances: those that are read through their API, and those that only links lead to. */
export function instanceNames(
  { snapshot }: Pick<Knowledge, 'snapshot'>,
  { instances }: ArgocdLinkConfig,
): string[] {
  return [
    ...new Set([
      ...snapshot.instances.keys(),
      ...instances.map(({ name }) => name),
    ]),
  ];
}
