import { InputError } from '@backstage/errors';
import type { OwnClusterConfig } from './KuberayConfig';
import type { ClusterSetting } from './kuberaySchema';
import { readCertificate } from './readCertificate';
import { readUrl } from './readUrl';

/** `kuberay.clusters`. @throws InputError naming the key whose value is wrong */
export function readOwnClusters(
  settings: readonly ClusterSetting[],
): OwnClusterConfig[] {
  return settings.map((setting, i) => {
    const key = `kuberay.clusters[${i}]`;
    const { name, title = name, namespaces } = setting;
    if (settings.findIndex(other => other.name === name) !== i) {
      throw new InputError(
        `Invalid configuration: ${key}.name is ${name}, as another cluster is called`,
      );
    }
    return {
      name,
      title,
      ...(namespaces && { namespaces }),
      access: readAccess(key, setting),
    };
  });
}

function readAccess(
  key: string,
  setting: ClusterSetting,
): OwnClusterConfig['access'] {
  const { url, serviceAccountToken: token, kubeconfig, context } = setting;
  if (kubeconfig !== undefined) {
    if (url !== undefined || token !== undefined) {
      throw new InputError(
        `Invalid configuration: ${key} has kubeconfig, so it needs neither url nor serviceAccountToken`,
      );
    }
    return { kubeconfig, ...(context !== undefined && { context }) };
  }
  if (url === undefined || token === undefined) {
    const missing = url === undefined ? 'url' : 'serviceAccountToken';
    throw new InputError(
      `Invalid configuration: ${key}.${missing} is missing; a cluster has url and serviceAccountToken, or kubeconfig`,
    );
  }
  const ca = readCertificate({ key, ...setting });
  return {
    url: readUrl({ key: `${key}.url`, value: url }),
    token,
    ...(ca !== undefined && { ca }),
    skipTlsVerify: setting.skipTLSVerify,
  };
}
