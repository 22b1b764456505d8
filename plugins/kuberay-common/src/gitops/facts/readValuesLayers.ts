import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import { helmParameter } from './helmParameter';
import { isOpenText } from './isTemplated';
import type { Path } from './Path';
import { listAt, textAt, valueAt } from './Path';
import { readYaml } from './readYaml';
import type { SourceFacts } from './SourceFacts';
import type { ValuesLayer, ValuesPlace, ValuesProblem } from './ValuesLayer';
import type { YamlDocument } from './YamlDocument';

/** A file that an Application takes values from. @public */
export interface FoundFile {
  path: string;
  content: string;
}

/** Finds a file by its path from the top of the repository; undefined where it is not at hand. @public */
export type FindFile = (path: string) => FoundFile | undefined;

/** The Application that a source belongs to. */
export interface ValuesContext {
  manifest: unknown;
  sources: readonly SourceFacts[];
  findFile: FindFile;
  /** Whether an ApplicationSet fills in texts with `{{…}}`. */
  templated: boolean;
}

/** Values of one source, lowest precedence first. @public */
export interface ValuesReading {
  layers: ValuesLayer[];
  problems: ValuesProblem[];
  /** Whether nothing is missing. What an ApplicationSet fills in makes no problem, yet is missing. */
  complete: boolean;
}

/**
 * The Helm values of one source by Argo CD's precedence (domain.md 6.7): files, the last one wins; above
 * them `valuesObject`, or `values` where there is no such object; above all `parameters`.
 */
export function readValuesLayers(
  context: ValuesContext,
  source: SourceFacts,
): ValuesReading {
  const { manifest } = context;
  const reading: ValuesReading = { layers: [], problems: [], complete: true };
  const helm = [...source.path, 'helm'];
  listAt(manifest, [...helm, 'valueFiles']).forEach((entry, index) => {
    const path = [...helm, 'valueFiles', index];
    const optional =
      valueAt(manifest, [...helm, 'ignoreMissingValueFiles']) === true;
    readFile(reading, { path, entry, optional }, source, context);
  });
  readInline(reading, context, helm);
  listAt(manifest, [...helm, 'parameters']).forEach((entry, index) =>
    readParameter(reading, context, entry, [...helm, 'parameters', index]),
  );
  listAt(manifest, [...helm, 'fileParameters']).forEach((_entry, index) =>
    refuse(reading, {
      code: 'parameter-unreadable',
      path: [...helm, 'fileParameters', index],
      message: 'a parameter from a file is not read here',
    }),
  );
  return reading;
}

function readInline(
  reading: ValuesReading,
  context: ValuesContext,
  helm: Path,
): void {
  const { manifest } = context;
  const path = [...helm, 'valuesObject'];
  const object = valueAt(manifest, path) ?? undefined;
  if (object !== undefined) {
    addValues(reading, object, { kind: 'object', path });
    return;
  }
  const text = valueAt(manifest, [...helm, 'values']) ?? undefined;
  if (typeof text === 'string') {
    addText(reading, context, text, [...helm, 'values'], document => ({
      kind: 'text',
      path: [...helm, 'values'],
      document,
    }));
  } else if (text !== undefined) {
    refuse(reading, {
      code: 'values-not-a-map',
      path: [...helm, 'values'],
      message: 'values must be a YAML text; a map belongs under valuesObject',
    });
  }
}

function readFile(
  reading: ValuesReading,
  file: { path: Path; entry: unknown; optional: boolean },
  source: SourceFacts,
  context: ValuesContext,
): void {
  const { path, entry, optional } = file;
  const { findFile, sources } = context;
  if (isOpenText(context, entry)) {
    reading.complete = false;
    return;
  }
  const wanted = repositoryPath(entry, source, sources);
  const found = wanted === undefined ? undefined : findFile(wanted);
  if (found) {
    addText(
      reading,
      context,
      found.content.replace(/^\ufeff/, ''),
      path,
      document => ({
        kind: 'file',
        path,
        file: found.path,
        document,
      }),
    );
  } else if (!optional) {
    refuse(reading, {
      code: 'values-file-not-found',
      path,
      message: `${JSON.stringify(entry)} is not among the files at hand`,
    });
  }
}

/** Path from the top of the repository; undefined for an address, or a `$ref` that no source has. */
function repositoryPath(
  entry: unknown,
  source: SourceFacts,
  sources: readonly SourceFacts[],
): string | undefined {
  if (typeof entry !== 'string' || entry === '' || entry.includes('://')) {
    return undefined;
  }
  const [, ref, rest] = /^\$([^/]+)\/(.*)$/.exec(entry) ?? [];
  if (ref !== undefined) {
    return sources.some(other => other.ref === ref) ? resolve(rest) : undefined;
  }
  return entry.startsWith('/')
    ? resolve(entry)
    : resolve(`${source.folder ?? ''}/${entry}`);
}

/** Without `.` and `..`; undefined where it leads out of the repository. */
function resolve(path: string): string | undefined {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) {
        return undefined;
      }
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return steps.join('/');
}

function addText(
  reading: ValuesReading,
  context: ValuesContext,
  text: string,
  path: Path,
  place: (document: YamlDocument) => ValuesPlace,
): void {
  const { documents, problems } = readYaml(text);
  const [problem] = problems;
  const [document, second] = documents;
  if (problem && isOpenText(context, text)) {
    reading.complete = false;
  } else if (problem ?? second) {
    refuse(reading, {
      code: 'values-not-yaml',
      path,
      message: `the values cannot be read: ${
        problem?.message ?? 'they are several documents'
      }`,
    });
  } else if (document) {
    addValues(reading, document.value, place(document));
  }
}

function addValues(
  reading: ValuesReading,
  values: unknown,
  place: ValuesPlace,
): void {
  if (isJsonObject(values)) {
    reading.layers.push({ place, values });
  } else if (values !== null) {
    refuse(reading, {
      code: 'values-not-a-map',
      path: place.path,
      message: 'Helm values must be a map',
    });
  }
}

function readParameter(
  reading: ValuesReading,
  context: ValuesContext,
  entry: unknown,
  path: Path,
): void {
  const name = textAt(entry, ['name']);
  const value = textAt(entry, ['value']) ?? '';
  if (isOpenText(context, name)) {
    reading.complete = false;
    return;
  }
  const values: JsonObject | undefined =
    name === undefined
      ? undefined
      : helmParameter({
          name,
          value,
          forceString: valueAt(entry, ['forceString']) === true,
        });
  if (values) {
    reading.layers.push({ place: { kind: 'parameter', path }, values });
  } else {
    refuse(reading, {
      code: 'parameter-unreadable',
      path,
      message: `${JSON.stringify(name)} is not the name of a Helm value`,
    });
  }
}

function refuse(reading: ValuesReading, problem: ValuesProblem): void {
  reading.complete = false;
  reading.problems.push(problem);
}
