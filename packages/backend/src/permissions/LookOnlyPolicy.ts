import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
} from '@backstage/plugin-permission-node';
import {
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
} from 'backstage-plugin-kuberay-common';

const ACTIONS = [
  kuberayApplicationRefreshPermission.name,
  kuberayApplicationSyncPermission.name,
];

/** Everybody looks, nobody refreshes or syncs. */
export class LookOnlyPolicy implements PermissionPolicy {
  async handle({ permission }: PolicyQuery): Promise<PolicyDecision> {
    return {
      result: ACTIONS.includes(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    };
  }
}
