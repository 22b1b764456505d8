import { readFileSync } from 'fs';
import { join } from 'path';
import type { ManifestFile } from '../../RayStack';
import { editRayCluster } from '../editRayCluster';
import type { RayClusterChangeArg } from '../rayClusterChangeSchema';
import { changedLines } from './changedLines';

/** A file with one RayCluster, and what lies beside it. */
export interface EditedFile {
  content: string;
  /** Of the Application. */
  name: string;
  others?: readonly ManifestFile[];
}

/** Its path in {@link editing}. */
export const EDITED_PATH = 'apps/ray.yaml';

/** A file of a person: a literal text of values, comments everywhere, JSON pointers, a second document. */
export const BY_HAND: EditedFile = {
  content: fixture('by-hand.yaml'),
  name: 'search-ray',
};

/** Everything in braces, and groups with copies of the global image. */
export const FLOW_STYLE: EditedFile = {
  content: fixture('flow-style.yaml'),
  name: 'raycluster',
};

/** As the showcase has it: single quotes, two groups. */
export const SEED: EditedFile = {
  content: fixture('llm-batch.yaml'),
  name: 'llm-batch',
};

/** The guide's own file, three Applications in one. */
export const GUIDE: EditedFile = {
  content: fixture('../../__fixtures__/ray-docs/ray-argocd-all.yaml'),
  name: 'raycluster',
};

/** Edits a file, and tells what a diff would show. Guarded, unless told otherwise. */
export function editing(
  file: EditedFile,
  change: RayClusterChangeArg,
  guarded = true,
) {
  const files = [
    { path: EDITED_PATH, content: file.content },
    ...(file.others ?? []),
  ];
  const result = editRayCluster({
    files,
    application: { name: file.name },
    change,
    guarded,
  });
  return {
    ...result,
    lines: result.files.flatMap(({ path, content }) =>
      changedLines(
        files.find(other => other.path === path)?.content ?? '',
        content,
      ).map(line => line.replace(/^([-+])\s*/, '$1 ')),
    ),
    codes: result.findings.map(({ code }) => code),
  };
}

/** A file with one text put in the place of another. */
export function replacing(
  file: EditedFile,
  from: string | RegExp,
  to: string,
): EditedFile {
  const content = file.content.replace(from, to);
  if (content === file.content) {
    throw new Error(`${from} is not in the file`);
  }
  return { ...file, content };
}

function fixture(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8');
}
