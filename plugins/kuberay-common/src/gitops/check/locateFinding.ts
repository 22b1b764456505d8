import type { JsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { Path } from '../facts/Path';
import { formatPath, textAt } from '../facts/Path';
import type { TextRange } from '../facts/TextRange';
import type { ValuesPlace } from '../facts/ValuesLayer';
import type { Observation } from '../rules/Observation';
import type { LocatedFinding } from './CheckReport';
import type { FileUnit } from './FileUnit';
import { locateValue } from './locateValue';
import { rangeInScalar } from './rangeInScalar';
import type { Texts } from './Texts';

/** Where a file says something, and how the path to it is written. */
export interface Spot {
  file: string;
  range: TextRange;
  path: string;
}

/** An observation with the file, line and column of what it is about. */
export function locateFinding(
  observation: Observation,
  homes: ReadonlyMap<JsonObject, FileUnit>,
  texts: Texts,
): LocatedFinding {
  const { code, message, remedy, rule, severity, subject } = observation;
  const spot = spotOf(observation, homes, texts);
  return {
    rule,
    code,
    severity,
    ...spotInText(spot, texts),
    message,
    remedy,
    application: subject.name,
  };
}

/** A spot by line and column. */
export function spotInText(
  { file, path, range }: Spot,
  texts: Texts,
): Pick<
  LocatedFinding,
  'file' | 'path' | 'line' | 'column' | 'endLine' | 'endColumn'
> {
  const { line, column } = texts.positionAt(file, range.start);
  const end = texts.positionAt(file, range.end);
  return { file, path, line, column, endLine: end.line, endColumn: end.column };
}

function spotOf(
  { at, subject }: Observation,
  homes: ReadonlyMap<JsonObject, FileUnit>,
  texts: Texts,
): Spot {
  const whole =
    subject.of === 'application' && subject.applicationSet
      ? subject.applicationSet
      : subject.manifest;
  const home = homes.get(whole);
  if (!home) {
    throw new Error(`${subject.name} is of none of the files`);
  }
  if (at.of === 'applicationSet') {
    return inManifest(home, at.path);
  }
  if (at.of === 'manifest' || subject.of === 'guard') {
    return inManifest(home, [...subject.base, ...at.path]);
  }
  return inValues(subject, at.path, home, texts);
}

function inManifest(home: FileUnit, path: Path): Spot {
  return {
    file: home.file,
    range: home.document.rangeOf([...home.path, ...path]),
    path: formatPath([...home.path, ...path]),
  };
}

function inValues(
  subject: ApplicationFacts,
  path: Path,
  home: FileUnit,
  texts: Texts,
): Spot {
  const release = subject.cluster?.release ?? subject.operator;
  const place = release && locateValue(release, path)?.place;
  return place
    ? inPlace(place, subject, path, home, texts)
    : inManifest(home, [...subject.base, ...(release?.source.path ?? [])]);
}

function inPlace(
  place: ValuesPlace,
  subject: ApplicationFacts,
  path: Path,
  home: FileUnit,
  texts: Texts,
): Spot {
  const outer = [...subject.base, ...place.path];
  switch (place.kind) {
    case 'object':
      return inManifest(home, [...outer, ...path]);
    case 'parameter':
      return inManifest(home, [...outer, 'value']);
    case 'file':
      return {
        file: place.file,
        range: place.document.rangeOf(path),
        path: formatPath(path),
      };
    case 'text':
      return inText(place, subject, path, home, texts);
    default:
      return place satisfies never;
  }
}

function inText(
  place: Extract<ValuesPlace, { kind: 'text' }>,
  { base }: ApplicationFacts,
  path: Path,
  home: FileUnit,
  texts: Texts,
): Spot {
  const outer = [...base, ...place.path];
  const whole = inManifest(home, outer);
  return {
    ...whole,
    path: `${whole.path}: ${formatPath(path)}`,
    range: rangeInText(home, outer, place.document.rangeOf(path), texts),
  };
}

/** A range of the YAML text that stands in the manifest, as one of the file. */
export function rangeInText(
  home: FileUnit,
  path: Path,
  range: TextRange,
  texts: Texts,
): TextRange {
  const whole = [...home.path, ...path];
  const source = home.document.scalarAt(whole);
  const text = textAt(home.document.value, whole);
  return source && text !== undefined
    ? rangeInScalar({ file: texts.textOf(home.file), source, text }, range)
    : home.document.rangeOf(whole);
}
