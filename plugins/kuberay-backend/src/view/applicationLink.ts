import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ArgocdLinkConfig } from '../config/KuberayConfig';

/**
 * Where a person opens an Application in Argo CD: the instance named like the cluster that it was read from,
 * else `argocd.baseUrl`, else the only instance there is. Several without any of that: no link is better than a wrong one.
 */
export function applicationLink(
  application: Pick<ApplicationRecord, 'cluster' | 'namespace' | 'name'>,
  { baseUrl, instances }: ArgocdLinkConfig,
): string | undefined {
  const named = instances.find(({ name }) => name === application.cluster);
  const only = instances.length === 1 ? instances[0] : undefined;
  const base = named?.frontendUrl ?? baseUrl ?? only?.frontendUrl;
  const path = [application.namespace, application.name]
    .map(encodeURIComponent)
    .join('/');
  return base && `${base}/applications/${path}`;
}
