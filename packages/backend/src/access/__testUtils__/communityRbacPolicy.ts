import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionCondition,
  Permission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';

/** `service/permission-model` of `@backstage-community/plugin-rbac-backend` 8.1. */
const MODEL = `
[request_definition]
r = sub, obj, act

[policy_definition]
p = sub, obj, act, eft

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[role_definition]
g = _, _

[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act
`;

/** One document of the file that `permission.rbac.conditionalPoliciesFile` names. */
export interface RbacCondition {
  result: 'CONDITIONAL';
  roleEntityRef: string;
  pluginId: string;
  resourceType: string;
  permissionMapping: Array<{ name: string; action: string }>;
  conditions: PermissionCondition<string, { claims: string[] }>;
}

/**
 * Decides by these rows and this condition as the community's RBAC plugin does (`policies/permission-policy` of 8.1): by a
 * condition of one of the user's roles, where there is one for the permission, and by the rows otherwise. The plugin itself
 * is not installed; roles of roles, users from the catalog and named resource types are left out.
 */
export function communityRbacPolicy(
  userInfo: UserInfoService,
  { csv, condition }: { csv: string; condition: RbacCondition },
): PermissionPolicy {
  return {
    async handle({ permission }, user) {
      if (!user) {
        return { result: AuthorizeResult.DENY };
      }
      const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
        user.credentials,
      );
      const enforcer = await newEnforcer(
        newModelFromString(MODEL),
        new StringAdapter(csv),
      );
      for (const group of ownershipEntityRefs.slice(1)) {
        await enforcer.addGroupingPolicy(userEntityRef, group);
      }
      const roles = await enforcer.getImplicitRolesForUser(userEntityRef);
      if (
        roles.includes(condition.roleEntityRef) &&
        isMeant(condition, permission)
      ) {
        const { rule, resourceType } = condition.conditions;
        const params = { claims: ownershipEntityRefs };
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: condition.pluginId,
          resourceType: condition.resourceType,
          conditions: { anyOf: [{ rule, resourceType, params }] },
        };
      }
      const { name, attributes } = permission;
      return {
        result: (await enforcer.enforce(userEntityRef, name, attributes.action))
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    },
  };
}

function isMeant(condition: RbacCondition, permission: Permission): boolean {
  return (
    isResourcePermission(permission, condition.resourceType) &&
    condition.permissionMapping.some(
      ({ name, action }) =>
        name === permission.name && action === permission.attributes.action,
    )
  );
}
