import { paths } from '../kube/paths';
import { rootName } from './rootApplication';
import type { WalkContext } from './WalkContext';

const REFRESH = 'argocd.argoproj.io/refresh';

/** Argo CD keeps what it knows of Git for minutes; asked for once in a while, it looks anew. */
export const NUDGE_EVERY_MS = 20_000;

/** Asks Argo CD to look at Git again for an Application. */
export async function refresh(
  { kube, parameters }: Pick<WalkContext, 'kube' | 'parameters'>,
  name: string = rootName(parameters),
): Promise<void> {
  await kube.patch(
    paths.application({ namespace: parameters.argocdNamespace, name }),
    { metadata: { annotations: { [REFRESH]: 'normal' } } },
    { type: 'merge', fieldManager: 'kuberay-live-check' },
  );
}

/** Argo CD takes the annotation away when it has compared. */
export async function isRefreshing(
  { kube, parameters }: Pick<WalkContext, 'kube' | 'parameters'>,
  name: string,
): Promise<boolean> {
  const application = await kube.get(
    paths.application({ namespace: parameters.argocdNamespace, name }),
  );
  return application?.metadata.annotations?.[REFRESH] !== undefined;
}

/** What Argo CD complains of about the root Application: a repository that it cannot read, a project that forbids. */
export async function rootTrouble({
  kube,
  parameters,
}: Pick<WalkContext, 'kube' | 'parameters'>): Promise<string> {
  const name = rootName(parameters);
  const application = await kube
    .get(paths.application({ namespace: parameters.argocdNamespace, name }))
    .catch(() => undefined);
  const { conditions = [], operationState } = application?.status ?? {};
  const failed = ['Failed', 'Error'].includes(operationState?.phase)
    ? [`sync ${operationState.phase}: ${operationState.message}`]
    : [];
  const said = [
    ...conditions.map(
      ({ type, message }: { type: string; message: string }) =>
        `${type}: ${message}`,
    ),
    ...failed,
  ];
  return said.length === 0
    ? ''
    : ` (Application ${name} says ${said.join('; ')})`;
}
