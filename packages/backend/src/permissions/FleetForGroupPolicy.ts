import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { kuberayFleetReadPermission } from 'backstage-plugin-kuberay-common';

/** One group sees all Ray clusters; another policy decides everything else. */
export class FleetForGroupPolicy implements PermissionPolicy {
  readonly #group = 'group:default/platform';
  readonly #userInfo: UserInfoService;
  readonly #otherwise: PermissionPolicy;

  constructor(userInfo: UserInfoService, otherwise: PermissionPolicy) {
    this.#userInfo = userInfo;
    this.#otherwise = otherwise;
  }

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!isPermission(query.permission, kuberayFleetReadPermission)) {
      return this.#otherwise.handle(query, user);
    }
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    return {
      result: ownershipEntityRefs.includes(this.#group)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    };
  }
}
