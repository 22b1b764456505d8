import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  kuberayApplicationSyncPermission,
  kuberayClusterReadPermission,
} from 'backstage-plugin-kuberay-common';
import { DenyingPolicy } from './DenyingPolicy';

const allowAll: PermissionPolicy = {
  handle: async () => ({ result: AuthorizeResult.ALLOW }),
};

async function decide(
  denied: string | undefined,
  permission: Parameters<PermissionPolicy['handle']>[0]['permission'],
) {
  const { result } = await DenyingPolicy.create(denied, allowAll).handle({
    permission,
  });
  return result;
}

describe('DenyingPolicy', () => {
  it.each`
    denied                                                | read       | sync
    ${'kuberay.application.sync'}                         | ${'ALLOW'} | ${'DENY'}
    ${' kuberay.cluster.read , kuberay.application.sync'} | ${'DENY'}  | ${'DENY'}
    ${'kuberay.fleet.read,'}                              | ${'ALLOW'} | ${'ALLOW'}
    ${''}                                                 | ${'ALLOW'} | ${'ALLOW'}
    ${undefined}                                          | ${'ALLOW'} | ${'ALLOW'}
  `(
    'with "$denied" says $read to reading and $sync to syncing',
    async ({ denied, read, sync }) => {
      expect(await decide(denied, kuberayClusterReadPermission)).toBe(read);
      expect(await decide(denied, kuberayApplicationSyncPermission)).toBe(sync);
    },
  );

  it.each([
    'kuberay.application.synch',
    'Kuberay.cluster.read',
    'catalog.entity.read',
    'kuberay.cluster.read kuberay.fleet.read',
  ])('refuses %s rather than to deny nothing', name => {
    expect(() => DenyingPolicy.create(name, allowAll)).toThrow(
      `PORTAL_DENY names ${name}; KubeRay has kuberay.cluster.read, kuberay.fleet.read, kuberay.application.refresh, kuberay.application.sync`,
    );
  });
});
