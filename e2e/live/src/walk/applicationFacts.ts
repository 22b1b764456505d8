import type {
  ApplicationRole,
  EntityView,
} from 'backstage-plugin-kuberay-common';

/**
 * What one of the platform's Applications has to come to, and where it stands. That of the CRDs is never waited to be
 * Healthy: Argo CD may say Progressing for minutes after they are established (seen with Argo CD 3.5.1).
 */
export function applicationFacts(
  view: EntityView | undefined,
  role: Extract<ApplicationRole, 'crds' | 'operator'>,
): { expected: string; seen: string } {
  const application = view?.applications.find(each => each.role === role);
  const expected =
    role === 'crds' ? 'Synced, sync Succeeded' : 'Synced, Healthy';
  if (!application) {
    return { expected, seen: 'no Application' };
  }
  const { sync, health, operation } = application;
  return {
    expected,
    seen:
      role === 'crds'
        ? `${sync}, sync ${operation?.phase ?? 'not begun'}`
        : `${sync}, ${health}`,
  };
}
