import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type {
  CheckedFile,
  UnreadableInput,
} from 'backstage-plugin-kuberay-common/gitops';
import { fileProblem } from '../fileProblem';
import { decodeText } from './decodeText';
import { displayPath } from './displayPath';
import { excludePattern } from './excludePattern';

const EXTENSIONS = new Set(['.yaml', '.yml', '.json']);

const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);

/** What is searched. */
export interface CollectFilesOptions {
  workingDirectory: string;
  /** Files and folders, as they were typed. */
  paths: readonly string[];
  /** Patterns of what is left out in folders. */
  exclude: readonly string[];
}

/** What was found, each file once, sorted by path. */
export interface CollectedFiles {
  files: CheckedFile[];
  unreadable: UnreadableInput[];
}

/**
 * Reads files that were named, and all YAML and JSON files of folders that were named. In folders symbolic
 * links are not followed, and `.git`, `node_modules` and the templates of Helm charts, which are no YAML, are
 * left out. One after the other without waiting in between, which for many small files is the fastest way.
 */
export function collectFiles(options: CollectFilesOptions): CollectedFiles {
  const { workingDirectory, paths } = options;
  const excluded = options.exclude.map(excludePattern);
  const found = new Map<string, CheckedFile | UnreadableInput>();
  const name = (path: string) => displayPath(workingDirectory, path);
  const refuse = (path: string, message: string) =>
    found.set(path, { file: name(path), message });

  function addFile(path: string): void {
    try {
      const content = decodeText(readFileSync(path));
      if (content === undefined) {
        refuse(path, 'is no text in UTF-8');
      } else {
        found.set(path, { path: name(path), content });
      }
    } catch (error) {
      refuse(path, fileProblem(error));
    }
  }

  function addFolder(path: string): void {
    const entries = readdirSync(path, { withFileTypes: true });
    const isChart = entries.some(entry => entry.name === 'Chart.yaml');
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (excluded.some(matches => matches(name(child)))) {
        continue;
      }
      if (isSearched(entry, isChart)) {
        addPath(child, addFolder);
      } else if (entry.isFile() && EXTENSIONS.has(extname(entry.name))) {
        addFile(child);
      }
    }
  }

  function addPath(path: string, add: (path: string) => void): void {
    try {
      add(path);
    } catch (error) {
      refuse(path, fileProblem(error));
    }
  }

  for (const path of paths) {
    addPath(resolve(workingDirectory, path), absolute =>
      statSync(absolute).isDirectory()
        ? addFolder(absolute)
        : addFile(absolute),
    );
  }
  const sorted = [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, file]) => file);
  return {
    files: sorted.filter((file): file is CheckedFile => 'content' in file),
    unreadable: sorted.filter(
      (file): file is UnreadableInput => 'message' in file,
    ),
  };
}

function isSearched(entry: Dirent, isChart: boolean): boolean {
  return (
    entry.isDirectory() &&
    !SKIPPED_FOLDERS.has(entry.name) &&
    !(isChart && entry.name === 'templates')
  );
}
