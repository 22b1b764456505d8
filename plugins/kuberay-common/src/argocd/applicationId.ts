import type { ApplicationRecord } from './records';

/**
 * Opaque, stable id of an Application for URLs: base64url of how it was read, cluster or instance, namespace and name.
 * A cluster and an Argo CD instance may have one name. Names are free text in the config, so each part is percent-encoded (hence ASCII) first.
 *
 * @public
 */
export function applicationId(
  application: Pick<
    ApplicationRecord,
    'readFrom' | 'cluster' | 'namespace' | 'name'
  >,
): string {
  const { readFrom, cluster, namespace, name } = application;
  const path = [readFrom, cluster, namespace, name]
    .map(encodeURIComponent)
    .join('/');
  return btoa(path).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
