import type { AppProject, GroupKind } from './AppProject';
import { matchesGlob } from './matchesGlob';

/** Whether a project lets a sync write objects of a kind: cluster-scoped kinds have to be listed, others are free. */
export function isKindPermitted(
  project: AppProject,
  wanted: GroupKind & { namespaced: boolean },
): boolean {
  const isListed = (list: readonly GroupKind[]) =>
    list.some(
      ({ group, kind }) =>
        matchesGlob(group, wanted.group) && matchesGlob(kind, wanted.kind),
    );
  return wanted.namespaced
    ? !isListed(project.namespaceResourceBlacklist) &&
        (project.namespaceResourceWhitelist === undefined ||
          isListed(project.namespaceResourceWhitelist))
    : !isListed(project.clusterResourceBlacklist) &&
        isListed(project.clusterResourceWhitelist);
}
