import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type {
  LocatedFinding,
  UnreadableInput,
} from 'backstage-plugin-kuberay-common/gitops';
import type { Location, Log, Notification, Result } from 'sarif';
import { DOCS_ADDRESS } from '../docsAddress';
import { printable } from '../printable';
import type { CheckResult } from './CheckResult';
import { ruleKey, sarifRules } from './sarifRules';

/** What a SARIF log says besides the findings. */
export interface FormatSarifOptions {
  /** Of this tool. */
  version: string;
  /** For files that lie outside of it. */
  workingDirectory: string;
}

const LEVELS = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Record<LocatedFinding['severity'], Result.level>;

/** A report for code scanning: SARIF 2.1.0, paths relative to the working directory. */
export function formatSarif(
  result: CheckResult,
  options: FormatSarifOptions,
): string {
  const { findings, unreadable } = result;
  const rules = sarifRules(findings);
  const ruleIds = rules.map(({ id }) => id);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'kuberay-gitops',
            version: options.version,
            informationUri: DOCS_ADDRESS,
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(input =>
              toNotification(input, options),
            ),
          },
        ],
        results: findings.map(finding => ({
          ruleId: ruleKey(finding),
          ruleIndex: ruleIds.indexOf(ruleKey(finding)),
          level: LEVELS[finding.severity],
          message: {
            text: printable(
              `${finding.path}: ${finding.message}. ${finding.remedy}.`,
            ),
          },
          locations: [toLocation(finding, options)],
          partialFingerprints: { 'finding/v1': fingerprint(finding) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toNotification(
  input: UnreadableInput,
  options: FormatSarifOptions,
): Notification {
  return {
    level: 'error',
    message: { text: printable(input.message) },
    locations: [toLocation(input, options)],
  };
}

function toLocation(
  place: UnreadableInput | LocatedFinding,
  { workingDirectory }: FormatSarifOptions,
): Location {
  const { file, line, column } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(file, workingDirectory) },
      ...(line !== undefined && {
        region: {
          startLine: line,
          startColumn: column,
          ...('endLine' in place && {
            endLine: place.endLine,
            endColumn: place.endColumn,
          }),
        },
      }),
    },
  };
}

/** Relative, so that the platform finds the file in its own checkout; what lies outside of it has no such address. */
function toUri(file: string, workingDirectory: string): string {
  return file.startsWith('../')
    ? pathToFileURL(`${workingDirectory}/${file}`).href
    : file.split('/').map(encodeURIComponent).join('/');
}

/** The same for the same fault, also when lines above it come and go. */
function fingerprint(finding: LocatedFinding): string {
  const { application, code, file, path, rule } = finding;
  return createHash('sha256')
    .update(JSON.stringify([rule, code, file, application, path]))
    .digest('hex')
    .slice(0, 32);
}
