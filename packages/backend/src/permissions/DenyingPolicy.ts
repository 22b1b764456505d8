import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { kuberayPermissions } from 'backstage-plugin-kuberay-common';

/**
 * Denies permissions of KubeRay by their names to everybody, so that tests and screenshots see what is left; asks
 * another policy for the rest.
 */
export class DenyingPolicy implements PermissionPolicy {
  readonly #denied: ReadonlySet<string>;
  readonly #otherwise: PermissionPolicy;

  private constructor(
    denied: ReadonlySet<string>,
    otherwise: PermissionPolicy,
  ) {
    this.#denied = denied;
    this.#otherwise = otherwise;
  }

  /**
   * @param names - comma separated, as `PORTAL_DENY` has them; none: nothing is denied
   * @throws Error for what is no permission of KubeRay: a slip would allow everything
   */
  static create(
    names: string | undefined,
    otherwise: PermissionPolicy,
  ): DenyingPolicy {
    const denied = (names ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '');
    const known = kuberayPermissions.map(({ name }) => name);
    const unknown = denied.filter(name => !known.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `PORTAL_DENY names ${unknown.join(', ')}; KubeRay has ${known.join(
          ', ',
        )}`,
      );
    }
    return new DenyingPolicy(new Set(denied), otherwise);
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    return this.#denied.has(request.permission.name)
      ? { result: AuthorizeResult.DENY }
      : this.#otherwise.handle(request, user);
  }
}
