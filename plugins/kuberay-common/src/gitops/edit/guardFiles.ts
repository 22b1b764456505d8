import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { isTemplated } from '../facts/isTemplated';
import { GuardFileError } from '../guard/GuardFileError';
import {
  readGuardedNamespaces,
  removeGuardedNamespace,
} from '../guard/guardFile';
import type { ManifestFile } from '../RayStack';
import type { RuleFinding } from '../rules/RuleFinding';
import type { ApplicationDocument, FoundApplications } from './findApplication';

/** What becomes of replica guards when a RayCluster goes. */
export interface GuardRemoval {
  /** Guard files whose binding lists one namespace less. */
  files: ManifestFile[];
  /** Guard files that go, because no namespace is left. */
  deleted: string[];
  /** Their Applications, which go along. */
  applications: ApplicationDocument[];
  changes: string[];
  findings: RuleFinding[];
}

/** Takes the namespace of a RayCluster out of the guard of its Kubernetes cluster, unless another one needs it there. */
export function removeFromGuards(
  files: readonly ManifestFile[],
  found: FoundApplications,
  removed: ApplicationDocument,
): GuardRemoval {
  const removal: GuardRemoval = {
    files: [],
    deleted: [],
    applications: [],
    changes: [],
    findings: [],
  };
  const { namespace } = removed.facts;
  for (const file of files) {
    if (namespace !== undefined && lists(file, namespace, removal)) {
      const owner = ownerOf(files, found, file.path);
      const elsewhere =
        owner && owner.facts.destination !== removed.facts.destination;
      if (!elsewhere && !isNeeded(found, removed, namespace, removal)) {
        takeOut(files, { file, namespace, owner }, removal);
      }
    }
  }
  return removal;
}

function lists(
  file: ManifestFile,
  namespace: string,
  removal: GuardRemoval,
): boolean {
  if (!file.content.includes('MutatingAdmissionPolicyBinding')) {
    return false;
  }
  try {
    return readGuardedNamespaces(file.content)?.includes(namespace) ?? false;
  } catch (error) {
    return tell(error, file, namespace, removal);
  }
}

/** Another cluster with an autoscaler in the same namespace, or one that may be there. */
function isNeeded(
  found: FoundApplications,
  removed: ApplicationDocument,
  namespace: string,
  removal: GuardRemoval,
): boolean {
  const others = found.documents.filter(
    other =>
      other !== removed &&
      other.facts.cluster !== undefined &&
      other.facts.cluster.autoscaling !== false &&
      mayBe(other.facts.destination, removed.facts.destination) &&
      mayBe(other.facts.namespace, namespace),
  );
  if (others.length > 0) {
    removal.findings.push({
      rule: 'R19',
      code: 'guard-namespace-stays',
      severity: 'info',
      path: 'application',
      message: `the replica guard keeps namespace ${namespace}, where ${others
        .map(({ facts }) => facts.name)
        .join(', ')} has or may have a RayCluster too`,
      remedy: 'Nothing to do',
    });
  }
  return others.length > 0;
}

function mayBe(value: string | undefined, wanted: string): boolean {
  return value === wanted || isTemplated(value);
}

function takeOut(
  files: readonly ManifestFile[],
  guard: {
    file: ManifestFile;
    namespace: string;
    owner: ApplicationDocument | undefined;
  },
  removal: GuardRemoval,
): void {
  const { file, namespace, owner } = guard;
  let content: string | undefined;
  try {
    content = removeGuardedNamespace(file.content, namespace);
  } catch (error) {
    tell(error, file, namespace, removal);
    return;
  }
  if (content !== undefined) {
    removal.files.push({ path: file.path, content });
    removal.changes.push(
      `replica guard: namespace ${namespace} taken out of the binding (${file.path})`,
    );
    return;
  }
  removal.deleted.push(file.path);
  removal.changes.push(
    `replica guard removed (${file.path}): it protected no other namespace`,
  );
  if (owner && isAlone(files, owner, file.path)) {
    removal.applications.push(owner);
    if (!hasFinalizer(owner.facts)) {
      removal.findings.push({
        rule: 'R19',
        code: 'guard-left-behind',
        severity: 'info',
        path: 'application',
        message: `Application ${owner.facts.name} has no finalizer, so that policy and binding stay in the cluster; without a RayCluster they do nothing`,
        remedy:
          'kubectl delete mutatingadmissionpolicybinding,mutatingadmissionpolicy raycluster-keep-autoscaled-replicas',
      });
    }
  }
}

/** @returns false, so that the file counts as no guard. */
function tell(
  error: unknown,
  file: ManifestFile,
  namespace: string,
  removal: GuardRemoval,
): false {
  if (!(error instanceof GuardFileError)) {
    throw error;
  }
  removal.findings.push({
    rule: 'R19',
    code: 'guard-not-understood',
    severity: 'warning',
    path: file.path,
    message: error.message,
    remedy: `Take ${namespace} out of its binding by hand`,
  });
  return false;
}

/** The Application that applies a file: the one with the deepest folder around it. @public */
export function ownerOf(
  files: readonly ManifestFile[],
  found: FoundApplications,
  path: string,
): ApplicationDocument | undefined {
  const candidates = found.documents.filter(
    ({ facts }) =>
      facts.role === 'other' &&
      foldersOf(facts).some(folder => holds(files, folder, path)),
  );
  const depth = ({ facts }: ApplicationDocument) =>
    Math.max(...foldersOf(facts).map(folder => folder.length));
  return candidates.sort((left, right) => depth(right) - depth(left))[0];
}

function foldersOf(facts: ApplicationFacts): string[] {
  return facts.sources.flatMap(({ folder }) =>
    folder === undefined ? [] : [folder.replace(/^\.?\/+|\/+$/g, '')],
  );
}

/** Paths may begin at the top of the repository or at the folder of the stack. */
function holds(
  files: readonly ManifestFile[],
  folder: string,
  path: string,
): boolean {
  const own = path.split('/').slice(0, -1).join('/');
  const present = files.some(file => file.path.startsWith(`${folder}/`));
  return present ? path.startsWith(`${folder}/`) : folder.endsWith(`/${own}`);
}

/** Whether the Application applies this file and no other. */
function isAlone(
  files: readonly ManifestFile[],
  owner: ApplicationDocument,
  path: string,
): boolean {
  return foldersOf(owner.facts).every(folder =>
    files.every(file => file.path === path || !holds(files, folder, file.path)),
  );
}

/** Whether what the Application brought goes with it (domain.md 6.7). */
export function hasFinalizer({ manifest }: ApplicationFacts): boolean {
  return JSON.stringify(manifest.metadata ?? {}).includes(
    '"resources-finalizer.argocd.argoproj.io',
  );
}
