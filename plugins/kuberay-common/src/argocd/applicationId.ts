import type { ApplicationRecord } from './records';

/**
 * Opaque, stable id of an Application for URLs: base64url of cluster, namespace and name.
 * Cluster names are free text in the config, so each part is percent-encoded (hence ASCII) first.
 */
export function applicationId(
  application: Pick<ApplicationRecord, 'cluster' | 'namespace' | 'name'>,
): string {
  const { cluster, namespace, name } = application;
  const path = [cluster, namespace, name].map(encodeURIComponent).join('/');
  return btoa(path).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
