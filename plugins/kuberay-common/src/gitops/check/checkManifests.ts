import type { JsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { lineColumnsOf } from '../facts/lineColumn';
import { textAt } from '../facts/Path';
import { readApplicationDocument } from '../facts/readStackFacts';
import { readGuardFacts } from '../facts/readGuardFacts';
import { readYaml } from '../facts/readYaml';
import { observe } from '../rules/allRules';
import { changeFindings } from '../rules/changeFindings';
import type { Observation } from '../rules/Observation';
import type {
  CheckedFile,
  CheckOptions,
  CheckReport,
  UnreadableInput,
} from './CheckReport';
import { duplicateKeyFindings } from './duplicateKeys';
import type { FileUnit } from './FileUnit';
import { findNearby } from './findNearby';
import { locateFinding } from './locateFinding';
import { readUnits } from './readUnits';
import { Texts } from './Texts';

/** A Helm template can be YAML by luck; its Applications are not the ones that are deployed. */
const HELM_TEMPLATE = /\{\{-?\s*(\.Values\b|\.Release\b|\.Chart\b|include\s)/;

/**
 * R1 to R19 on Applications that anybody wrote: those of all files are taken to belong together. Never
 * throws; what cannot be read is in the report. Documents of other kinds say nothing.
 *
 * @public
 */
export function checkManifests(options: CheckOptions): CheckReport {
  const { existing, files, kubernetesVersion, readFile } = options;
  const live = options.live ?? existing !== undefined;
  const texts = new Texts(files, readFile);
  const unreadable: UnreadableInput[] = [];
  const units = files.flatMap(({ path }) =>
    readFileUnits(texts, path, unreadable),
  );
  const applications = units.flatMap(unit => readApplications(unit, texts));
  const guards = readGuardFacts(units.map(({ object }) => object));
  const homes = new Map<JsonObject, FileUnit>(
    units.map(unit => [unit.object, unit]),
  );
  const observations = [
    ...observe({ applications, guards, kubernetesVersion, live }),
    ...observeChanges(existing, applications, guards.length > 0),
  ];
  const findings = [
    ...duplicateKeyFindings(applications, homes, texts),
    ...observations.map(observation =>
      locateFinding(observation, homes, texts),
    ),
  ];
  return {
    applications: applications.length,
    findings: texts.inOrder(findings),
    unreadable,
  };
}

/** Of each Application that was there before under its name; files that were not readable before tell nothing. */
function observeChanges(
  existing: readonly CheckedFile[] = [],
  applications: readonly ApplicationFacts[],
  guarded: boolean,
): Observation[] {
  const texts = new Texts(existing);
  const before = new Map(
    existing
      .flatMap(({ path }) => readFileUnits(texts, path, []))
      .flatMap(unit => readApplications(unit, texts))
      .map(application => [nameOf(application), application]),
  );
  return applications.flatMap(application => {
    const old = before.get(nameOf(application));
    return old ? changeFindings(old, application, { guarded }) : [];
  });
}

function nameOf({ manifest, name }: ApplicationFacts): string {
  return JSON.stringify([textAt(manifest, ['metadata', 'namespace']), name]);
}

function readApplications(
  { file, object }: FileUnit,
  texts: Texts,
): ApplicationFacts[] {
  return readApplicationDocument(
    object,
    findNearby(file, path => texts.find(path)),
  );
}

function readFileUnits(
  texts: Texts,
  file: string,
  unreadable: UnreadableInput[],
): FileUnit[] {
  const text = texts.textOf(file);
  const positionAt = lineColumnsOf(text);
  const { documents, problems } = readYaml(text);
  for (const { message, range } of problems) {
    unreadable.push({ file, ...positionAt(range.start), message });
  }
  return documents.flatMap(document =>
    readUnits(document).flatMap((unit): FileUnit[] => {
      const at =
        unit.object.kind === 'Application' ? text.search(HELM_TEMPLATE) : -1;
      if (at < 0) {
        return [{ ...unit, file }];
      }
      unreadable.push({
        file,
        ...positionAt(at),
        message:
          'is a Helm template: render it first (helm template), and check the result',
      });
      return [];
    }),
  );
}
