import type { JsonObject } from '../chart/JsonObject';
import { lineColumnsOf } from '../facts/lineColumn';
import { readApplicationDocument } from '../facts/readStackFacts';
import { readGuardFacts } from '../facts/readGuardFacts';
import { readYaml } from '../facts/readYaml';
import { observe } from '../rules/allRules';
import type { CheckOptions, CheckReport, UnreadableInput } from './CheckReport';
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
 */
export function checkManifests(options: CheckOptions): CheckReport {
  const { files, kubernetesVersion, live, readFile } = options;
  const texts = new Texts(files, readFile);
  const unreadable: UnreadableInput[] = [];
  const units = files.flatMap(({ path }) =>
    readFileUnits(texts, path, unreadable),
  );
  const applications = units.flatMap(({ object, file }) =>
    readApplicationDocument(
      object,
      findNearby(file, lookUp => texts.find(lookUp)),
    ),
  );
  const guards = readGuardFacts(units.map(({ object }) => object));
  const homes = new Map<JsonObject, FileUnit>(
    units.map(unit => [unit.object, unit]),
  );
  const observations = observe({
    applications,
    guards,
    kubernetesVersion,
    live,
  });
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
