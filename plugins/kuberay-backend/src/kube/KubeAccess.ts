import type { ConnectionOptions } from 'node:tls';
import type { OwnClusterConfig } from '../config/KuberayConfig';
import { kubeconfigAccess } from './kubeconfigAccess';

/** What a request to an API server needs besides itself. */
export interface KubeAccess {
  /** Address of the API server; it may have a path. */
  server: string;
  headers: Record<string, string>;
  tls: Pick<
    ConnectionOptions,
    'ca' | 'cert' | 'key' | 'passphrase' | 'rejectUnauthorized' | 'servername'
  >;
  /** Of a forward proxy. */
  proxyUrl?: string;
}

/**
 * Asked before each request, since tokens expire. `isRefused`: the last ones were not good, whatever they say of
 * themselves, and are not to be given again where others can be had.
 * @throws KubeError that says what is wrong with the credentials
 */
export type ReadKubeAccess = (last: {
  isRefused: boolean;
}) => Promise<KubeAccess>;

/** How a cluster of `kuberay.clusters` says that it is to be reached. */
export function ownClusterAccess({ access }: OwnClusterConfig): ReadKubeAccess {
  if ('kubeconfig' in access) {
    return kubeconfigAccess(access);
  }
  const { url, token, ca, skipTlsVerify } = access;
  const fixed: KubeAccess = {
    server: url,
    headers: { Authorization: `Bearer ${token}` },
    tls: { ...(ca && { ca }), rejectUnauthorized: !skipTlsVerify },
  };
  return async () => fixed;
}
