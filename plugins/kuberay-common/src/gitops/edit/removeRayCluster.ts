import type { ManifestFile } from '../RayStack';
import { RESOURCES_FINALIZER } from '../argocdNames';
import { isTemplated } from '../facts/isTemplated';
import { textAt, valueAt } from '../facts/Path';
import type { EditedApplication, RemovedRayCluster } from './EditedRayCluster';
import { EditRefusedError } from './EditRefusedError';
import { inFile } from './FileEdits';
import type { ApplicationDocument, FoundApplications } from './findApplication';
import { findApplication, findApplications } from './findApplication';
import { hasFinalizer, removeFromGuards } from './guardFiles';
import { usersOf } from './sharedFindings';
import { editText } from './yaml/editText';
import { removeDocuments } from './yaml/removeDocuments';

/** What is taken away, and out of which files. @public */
export interface RemoveRayClusterOptions {
  /** Every file of the repository that may matter, with paths from its root. */
  files: readonly ManifestFile[];
  application: EditedApplication;
  /** Take the Application away although it has no finalizer, so that RayCluster and pods run on. */
  leaveRunning?: boolean;
}

/**
 * Takes a RayCluster's Application out of Git, with its values file and its place in the replica
 * guard; operator and CRDs stay.
 *
 * @throws EditRefusedError where the files are not understood, or where pods would be left behind.
 *
 * @public
 */
export function removeRayCluster(
  options: RemoveRayClusterOptions,
): RemovedRayCluster {
  const { files, application, leaveRunning = false } = options;
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const found = findApplications(files, path => contents.get(path));
  const removed = findApplication(found, application);
  refuseOthers(removed, found, application);
  refuseOrphans(removed, leaveRunning);

  const guards = removeFromGuards(files, found, removed);
  const values = ownValuesFiles(found, removed).filter(path =>
    contents.has(path),
  );
  const deleted = new Set([...guards.deleted, ...values]);
  for (const { path, content } of guards.files) {
    contents.set(path, content);
  }
  const going = [removed, ...guards.applications];
  for (const path of new Set(going.map(({ file }) => file))) {
    const rest = withoutApplications(path, contents.get(path) ?? '', {
      found,
      going: going.filter(({ file }) => file === path),
    });
    if (rest === undefined) {
      deleted.add(path);
    } else {
      contents.set(path, rest);
    }
  }
  return {
    files: files.flatMap(({ path, content }) => {
      const now = contents.get(path) ?? content;
      return now === content || deleted.has(path)
        ? []
        : [{ path, content: now }];
    }),
    deleted: [...deleted].sort(),
    changes: [
      `${removed.facts.name}: Application removed (${removed.file})${
        leaveRunning ? ', its RayCluster and pods run on' : ''
      }`,
      ...values.map(
        path => `${path}: removed, nobody else takes values from it`,
      ),
      ...guards.changes,
      ...guards.applications.map(
        ({ facts, file }) => `${facts.name}: Application removed (${file})`,
      ),
      'operator and CRDs stay, and so does the namespace',
    ],
    findings: guards.findings,
  };
}

/** An ApplicationSet loses an element of its list, and goes with the last one. */
function withoutApplications(
  path: string,
  content: string,
  options: {
    found: FoundApplications;
    going: readonly ApplicationDocument[];
  },
): string | undefined {
  const { found, going } = options;
  const leaves = (document: number) =>
    found.documents.some(
      other =>
        other.file === path &&
        other.document === document &&
        !going.includes(other),
    );
  const elements = going.filter(({ document }) => leaves(document));
  return inFile(path, content, () => {
    let rest = content;
    for (const { document, element = [] } of [...elements].reverse()) {
      rest = editText(rest, { document }, { kind: 'remove', path: element });
    }
    return removeDocuments(
      rest,
      new Set(
        going
          .filter(document => !elements.includes(document))
          .map(({ document }) => document),
      ),
    );
  });
}

function refuseOthers(
  { facts, file, element }: ApplicationDocument,
  found: FoundApplications,
  application: EditedApplication,
): void {
  const { applicationSet } = facts;
  const setName = textAt(applicationSet, ['metadata', 'name']);
  if (applicationSet && !element) {
    throw new EditRefusedError({
      file,
      reason: `ApplicationSet ${setName} makes the Application, perhaps together with others`,
      remedy:
        'Remove the environment where its generator gets it from: the file in Git, or the label of the cluster',
    });
  }
  if (applicationSet && facts.name !== application.name) {
    throw new EditRefusedError({
      file,
      reason: `${setName} is an ApplicationSet`,
      remedy: `Name one of its Applications: ${found.documents
        .filter(other => other.facts.applicationSet === applicationSet)
        .map(other => other.facts.name)
        .join(', ')}`,
    });
  }
  if (
    valueAt(applicationSet, [
      'spec',
      'syncPolicy',
      'preserveResourcesOnDeletion',
    ]) === true ||
    /^create-(only|update)$/.test(
      textAt(applicationSet, ['spec', 'syncPolicy', 'applicationsSync']) ?? '',
    )
  ) {
    throw new EditRefusedError({
      file,
      reason: `ApplicationSet ${setName} keeps what it has made, so that RayCluster and pods would run on`,
      remedy:
        'Remove preserveResourcesOnDeletion and applicationsSync from its syncPolicy first, or delete the Application by hand',
    });
  }
  if (!facts.cluster) {
    throw new EditRefusedError({
      file,
      reason: `Application ${facts.name} brings no RayCluster`,
      remedy: 'Name the Application of a RayCluster',
    });
  }
}

function refuseOrphans(
  { facts, file }: ApplicationDocument,
  leaveRunning: boolean,
): void {
  const finalizer = hasFinalizer(facts);
  if (!finalizer && !leaveRunning) {
    throw new EditRefusedError({
      file,
      reason: `Application ${facts.name} has no finalizer, so that without it the RayCluster and all of its pods would run on, and nobody would watch them`,
      remedy: `Add the finalizer ${RESOURCES_FINALIZER} and let Argo CD sync it first, or repeat with leaveRunning: true`,
    });
  }
  if (finalizer && leaveRunning) {
    throw new EditRefusedError({
      file,
      reason: `Application ${facts.name} has a finalizer, so that its RayCluster and pods would be deleted with it`,
      remedy:
        'Remove the finalizer and let Argo CD sync that first, or repeat without leaveRunning',
    });
  }
}

/** Values files of this Application alone. */
function ownValuesFiles(
  found: FoundApplications,
  { facts }: ApplicationDocument,
): string[] {
  const paths = (facts.cluster?.release.layers ?? []).flatMap(({ place }) =>
    place.kind === 'file' && textAt(facts.manifest, place.path)?.startsWith('$')
      ? [place.file]
      : [],
  );
  return [...new Set(paths)].filter(
    path => usersOf(found, path).length === 1 && !mayBeTemplated(found, path),
  );
}

/** Whether an ApplicationSet can make the path of this file. */
function mayBeTemplated(found: FoundApplications, path: string): boolean {
  return found.documents.some(
    ({ facts }) =>
      facts.applicationSet !== undefined &&
      JSON.stringify(facts.manifest)
        .split('"')
        .filter(text => isTemplated(text) && text.includes('.y'))
        .some(text => fitsPath(text, path)),
  );
}

function fitsPath(template: string, path: string): boolean {
  const [before = '', ...rest] = template
    .replace(/^\$[^/]+\//, '')
    .split(/\{\{.*?\}\}/);
  return path.startsWith(before) && path.endsWith(rest.at(-1) ?? '');
}
