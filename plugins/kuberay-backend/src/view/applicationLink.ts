import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';

/**
 * Where a person opens an Application in Argo CD: an instance that lists it or is named like the cluster that it was read
 * from, else `argocd.baseUrl`, else the only instance there is. Several without any of that: no link is better than a wrong
 * one.
 *
 * @param listedBy - Names of the instances that list it.
 */
export function applicationLink(
  application: Pick<ApplicationRecord, 'cluster' | 'namespace' | 'name'>,
  { baseUrl, instances }: ArgocdLinkConfig,
  listedBy: readonly string[] = [],
): string | undefined {
  const named = instances.find(
    ({ name }) => listedBy.includes(name) || name === application.cluster,
  );
  const only = instances.length === 1 ? instances[0] : undefined;
  const base = named?.frontendUrl ?? baseUrl ?? only?.frontendUrl;
  const path = [application.namespace, application.name]
    .map(encodeURIComponent)
    .join('/');
  return base && `${base}/applications/${path}`;
}
