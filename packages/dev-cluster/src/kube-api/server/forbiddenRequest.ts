import { KubeStatusError } from '../KubeStatusError';
import type { AccessQuestion } from '../rbac/AccessQuestion';
import { qualifiedResource } from '../ServedKind';

/** The 403 of an API server for a user without the right (recorded: 403, 403-watch); `reason` follows after a colon. */
export function forbiddenRequest(options: {
  user: string;
  asked: AccessQuestion;
  reason?: string;
}): KubeStatusError {
  const { user, asked } = options;
  const because = options.reason === undefined ? '' : `: ${options.reason}`;
  const { verb } = asked;
  if (asked.type === 'non-resource') {
    return new KubeStatusError({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User "${user}" cannot ${verb} path "${asked.path}"${because}`,
      details: {},
    });
  }
  const { group, resource, subresource, namespace, name } = asked;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  const about = name === undefined ? '' : ` "${name}"`;
  const whole =
    subresource === undefined ? resource : `${resource}/${subresource}`;
  return new KubeStatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${qualifiedResource({
      group,
      plural: resource,
    })}${about} is forbidden: User "${user}" cannot ${verb} resource "${whole}" in API group "${group}" ${scope}${because}`,
    details: {
      ...(name !== undefined && { name }),
      ...(group && { group }),
      kind: resource,
    },
  });
}
