import { isJsonObject } from '../../kube-api/json';
import type { ObjectStore } from '../../kube-api';
import type { Application } from '../Application';

/** What an Argo CD project allows, as far as the stand-in checks it (domain facts 6.7). Entries may be patterns. */
export interface AppProject {
  name: string;
  sourceRepos: string[];
  destinations: Array<{ server?: string; name?: string; namespace?: string }>;
  /** Absent: no cluster-scoped kind. */
  clusterResourceWhitelist: GroupKind[];
  clusterResourceBlacklist: GroupKind[];
  /** Undefined: every namespaced kind. */
  namespaceResourceWhitelist: GroupKind[] | undefined;
  namespaceResourceBlacklist: GroupKind[];
}

/** A kind, by patterns. */
export interface GroupKind {
  group: string;
  kind: string;
}

/** Name of an Application's project. */
export function projectNameOf(application: Application): string {
  // The spec may be of any shape before `findSpecFaults` has seen it.
  return application.spec?.project || 'default';
}

/** The project of an Application; undefined where it does not exist. */
export function readProject(
  application: Application,
  store: Pick<ObjectStore, 'get'>,
): AppProject | undefined {
  const name = projectNameOf(application);
  const { namespace } = application.metadata;
  const object = store.get({ kind: 'AppProject', namespace, name });
  if (!object) {
    return undefined;
  }
  const spec = isJsonObject(object.spec) ? object.spec : {};
  return {
    name,
    sourceRepos: listOf(spec.sourceRepos).filter(
      (repo): repo is string => typeof repo === 'string',
    ),
    destinations: listOf(spec.destinations).filter(isJsonObject),
    clusterResourceWhitelist: kindsOf(spec.clusterResourceWhitelist),
    clusterResourceBlacklist: kindsOf(spec.clusterResourceBlacklist),
    namespaceResourceWhitelist: Array.isArray(spec.namespaceResourceWhitelist)
      ? kindsOf(spec.namespaceResourceWhitelist)
      : undefined,
    namespaceResourceBlacklist: kindsOf(spec.namespaceResourceBlacklist),
  };
}

function kindsOf(value: unknown): GroupKind[] {
  return listOf(value)
    .filter(isJsonObject)
    .map(({ group, kind }) => ({
      group: String(group ?? ''),
      kind: String(kind ?? ''),
    }));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
