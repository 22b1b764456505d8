import { posix } from 'node:path';
import type { GitFile, GitRepositories } from '../../git/GitRepositories';
import type { ApplicationSource } from '../Application';
import { NOT_REPRODUCED } from '../names';
import { resolveCommit } from './resolveCommit';
import { TargetStateError } from './TargetState';

/** A source that others may take value files from; `revision` instead of its `targetRevision`. */
export interface Reference {
  source: ApplicationSource;
  revision?: string;
}

/**
 * The files of `source.helm.valueFiles`, in their order. Only those of a `ref` source are reproduced: `$<ref>/<path>`,
 * relative to the root of its repository.
 * @throws TargetStateError for an unknown ref, and for a file that is not there unless `ignoreMissingValueFiles`
 */
export async function readValueFiles(
  git: GitRepositories,
  options: {
    source: ApplicationSource;
    /** By `$<ref>`; undefined for an Application of one source, in which `$` means nothing. */
    references: ReadonlyMap<string, Reference> | undefined;
  },
): Promise<GitFile[]> {
  const { source, references } = options;
  const files: GitFile[] = [];
  for (const valueFile of source.helm?.valueFiles ?? []) {
    const [name, ...rest] = valueFile.split('/');
    if (!references || !name.startsWith('$')) {
      throw new TargetStateError(
        `${NOT_REPRODUCED} source.helm.valueFiles but those of a ref source of spec.sources, like $values/values.yaml; ${valueFile} is none`,
      );
    }
    const reference = findReference(references, name);
    const path = posix.normalize(rest.join('/'));
    if (path.startsWith('..') || path.startsWith('/')) {
      throw new TargetStateError(
        `value file "${valueFile}" resolved to outside repository root`,
      );
    }
    const file = await readFile(git, reference, path);
    if (file) {
      files.push(file);
    } else if (source.helm?.ignoreMissingValueFiles !== true) {
      throw new TargetStateError(
        `error executing helm template: Error: open ${path}: no such file or directory`,
      );
    }
  }
  return files;
}

function findReference(
  references: ReadonlyMap<string, Reference>,
  name: string,
): Reference {
  const reference = references.get(name);
  if (!reference) {
    const names = [...references.keys()].sort();
    throw new TargetStateError(
      names.length === 0
        ? `source referenced "${name}", but no source has a 'ref' field defined`
        : `source referenced "${name}", which is not one of the available sources (${names.join(
            ', ',
          )})`,
    );
  }
  if (reference.source.chart !== undefined) {
    throw new TargetStateError(
      `source has a 'chart' field defined, but Helm charts are not yet not supported for 'ref' sources`,
    );
  }
  return reference;
}

async function readFile(
  git: GitRepositories,
  { source, revision }: Reference,
  path: string,
): Promise<GitFile | undefined> {
  const { repoURL } = source;
  const sha = await resolveCommit(git, { source, revision });
  const directory = posix.dirname(path);
  const files = await git.files({
    repoURL,
    sha,
    directory: directory === '.' ? '' : directory,
  });
  return files.find(file => file.path === path);
}
