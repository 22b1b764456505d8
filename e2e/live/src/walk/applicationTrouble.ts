import { checkedApplications } from '../cleanUp/Inventory';
import type { KubeObject } from '../kube/KubeObject';
import { paths } from '../kube/paths';
import type { WalkContext } from './WalkContext';

/** Argo CD quotes what git, helm and the API server said, at length. */
const MAX_LENGTH = 400;

/**
 * What Argo CD complains of about the Applications of the check, e.g. a repository or chart that it cannot read, a project
 * that forbids, an object that the API server refuses: what a wait that comes to no end is about.
 */
export async function applicationTrouble({
  kube,
  parameters,
}: Pick<WalkContext, 'kube' | 'parameters'>): Promise<string> {
  const names = checkedApplications(parameters);
  const applications = await kube
    .list(paths.applications(parameters.argocdNamespace))
    .catch(() => []);
  return applications
    .filter(({ metadata }) => names.includes(metadata.name))
    .flatMap(application => {
      const said = complaintsOf(application);
      return said.length === 0
        ? []
        : [
            ` (Application ${application.metadata.name} says ${said.join(
              '; ',
            )})`,
          ];
    })
    .join('');
}

/** Between two attempts a sync that fails is Running, with what failed in its message (domain.md 6.5). */
export function complaintsOf({ status }: KubeObject): string[] {
  const { conditions = [], operationState = {} } = status ?? {};
  const { message, phase, retryCount = 0 } = operationState;
  const hasFailed =
    ['Failed', 'Error'].includes(phase) ||
    (phase === 'Running' && retryCount > 0);
  return [
    ...conditions.map(
      (condition: { type: string; message: string }) =>
        `${condition.type}: ${condition.message}`,
    ),
    ...(hasFailed ? [`sync ${phase}: ${message}`] : []),
  ].map(text => text.replace(/\s+/g, ' ').slice(0, MAX_LENGTH));
}
