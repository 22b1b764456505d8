import { CRD_PATHS, CHART_KUBERAY_OPERATOR } from '../../argocd/names';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ManifestFile } from '../RayStack';
import type { EditedApplication } from './EditedRayCluster';
import { EditRefusedError } from './EditRefusedError';
import type { FoundApplications } from './findApplication';
import { findApplication, findApplications } from './findApplication';

/** What can make Applications of any name, or serve every RayCluster of a Kubernetes cluster. */
const EVERYWHERE = ['ApplicationSet', CHART_KUBERAY_OPERATOR, ...CRD_PATHS];

/**
 * Of the files of a repository those that an edit of one RayCluster has to read: a look at their text is a thousand
 * times cheaper than reading their YAML. They are the files with the Application's name, with ApplicationSets, with the
 * platform, with the same namespace or the same values files. All files where that does not find the Application, so
 * that a refusal can name the others.
 */
export function filesThatMatter(
  files: readonly ManifestFile[],
  application: EditedApplication,
): readonly ManifestFile[] {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const named = files.filter(({ content }) =>
    [application.name, ...EVERYWHERE].some(text => content.includes(text)),
  );
  const facts = factsOf(
    findApplications(named, path => contents.get(path)),
    application,
  );
  if (!facts) {
    return files;
  }
  const known = new Set(named);
  const near = anyWord(neighbourhoodOf(facts));
  return files.filter(file => known.has(file) || near.test(file.content));
}

function factsOf(
  found: FoundApplications,
  application: EditedApplication,
): ApplicationFacts | undefined {
  try {
    const { facts } = findApplication(found, application);
    // A template's name may fit anything, and another file may have the very name.
    return facts.name === application.name ? facts : undefined;
  } catch (error) {
    // It is refused again, by all files.
    if (error instanceof EditRefusedError) {
      return undefined;
    }
    throw error;
  }
}

/** What other Applications have to write if they share something with this one. */
function neighbourhoodOf({ cluster, namespace }: ApplicationFacts): string[] {
  const layers = cluster?.release.layers ?? [];
  return [
    ...(namespace === undefined ? [] : [namespace]),
    ...layers.flatMap(({ place }) =>
      place.kind === 'file' ? place.file.split('/').slice(-1) : [],
    ),
  ];
}

/** Any of these words, not as a part of a longer one; nothing for none. */
function anyWord(words: readonly string[]): RegExp {
  const either = words
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
  return new RegExp(
    either === '' ? '(?!)' : `(?<![\\w.-])(${either})(?![\\w.-])`,
  );
}
