import { paths } from '../kube/paths';
import { rootName } from './rootApplication';
import type { WalkContext } from './WalkContext';

const REFRESH = 'argocd.argoproj.io/refresh';

/** Argo CD keeps what it knows of Git for minutes; asked for once in a while, it looks anew. */
export const NUDGE_EVERY_MS = 20_000;

/**
 * Asks Argo CD to look at Git again for an Application.
 * @param how hard: forget the rest of what it knows as well
 */
export async function refresh(
  { kube, parameters }: Pick<WalkContext, 'kube' | 'parameters'>,
  name: string = rootName(parameters),
  how: 'normal' | 'hard' = 'normal',
): Promise<void> {
  await kube.patch(
    paths.application({ namespace: parameters.argocdNamespace, name }),
    { metadata: { annotations: { [REFRESH]: how } } },
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
