import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CheckedFile } from 'backstage-plugin-kuberay-common/gitops';
import { checkManifests } from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import type { ExitCode } from '../exitCodes';
import { EXIT_CODES } from '../exitCodes';
import { fileProblem } from '../fileProblem';
import { collectFiles } from '../files/collectFiles';
import { readText, STANDARD_INPUT } from '../files/readText';
import { repositoryReader } from '../files/repositoryReader';
import { packageVersion } from '../packageVersion';
import { printable } from '../printable';
import type { CheckResult, FailOn } from '../report/CheckResult';
import { checkExitCode, checkResult } from '../report/CheckResult';
import { formatJson } from '../report/formatJson';
import { formatSarif } from '../report/formatSarif';
import { formatSummary, formatText } from '../report/formatText';
import type { Terminal } from '../Terminal';

/** How a report is written. */
export type ReportFormat = 'text' | 'json' | 'sarif';

/** Options of `kuberay-gitops check`. */
export interface CheckOptions {
  format: ReportFormat;
  failOn: FailOn;
  exclude: string[];
  kubernetesVersion?: string;
  live?: boolean;
  /** Files and folders as they were before the edit. */
  before: string[];
  /** File that takes the report. */
  output?: string;
}

/** Reads files and folders, and reports what R1 to R19 find in their Applications. */
export async function checkCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const named = paths.filter(path => path !== STANDARD_INPUT);
  const found = collectFiles({
    workingDirectory,
    paths: named,
    exclude: options.exclude,
  });
  const files = [...(await pipedFiles(terminal, paths)), ...found.files];
  const before = collectFiles({
    workingDirectory,
    paths: options.before,
    exclude: options.exclude,
  });
  const report = checkManifests({
    files,
    readFile: repositoryReader([
      ...named.map(path => resolve(workingDirectory, path)),
      ...files.map(({ path }) => dirname(resolve(workingDirectory, path))),
    ]),
    kubernetesVersion: options.kubernetesVersion,
    live: options.live,
    ...(options.before.length > 0 && { existing: before.files }),
  });
  const result = checkResult(files.length, {
    ...report,
    unreadable: [
      ...found.unreadable,
      ...before.unreadable,
      ...report.unreadable,
    ],
  });
  await tell(terminal, result, options);
  return checkExitCode(result, options.failOn);
}

/** What is piped in counts as one more file. */
async function pipedFiles(
  terminal: Terminal,
  paths: readonly string[],
): Promise<CheckedFile[]> {
  if (!paths.includes(STANDARD_INPUT)) {
    return [];
  }
  const { content, name } = await readText(terminal, STANDARD_INPUT);
  return [{ path: name, content }];
}

async function tell(
  terminal: Terminal,
  result: CheckResult,
  options: CheckOptions,
): Promise<void> {
  const { output } = options;
  const text = formatReport(terminal, result, options);
  if (output === undefined) {
    terminal.write(text);
  } else {
    await writeReport(terminal, output, text);
    terminal.write(formatSummary(result));
  }
  if (result.applications === 0) {
    terminal.writeError('No Argo CD Application was found\n');
  }
}

function formatReport(
  terminal: Terminal,
  result: CheckResult,
  { format, output }: CheckOptions,
): string {
  switch (format) {
    case 'json':
      return formatJson(result);
    case 'sarif':
      return formatSarif(result, {
        version: packageVersion,
        workingDirectory: terminal.workingDirectory,
      });
    case 'text':
      return formatText(result, {
        colour: terminal.colour && output === undefined,
      });
    default:
      throw new TypeError(`Unknown format ${String(format satisfies never)}`);
  }
}

async function writeReport(
  terminal: Terminal,
  output: string,
  text: string,
): Promise<void> {
  try {
    await writeFile(resolve(terminal.workingDirectory, output), text);
  } catch (error) {
    throw new CliError(
      EXIT_CODES.unreadable,
      `${printable(output)} ${fileProblem(error)}; the report was not written`,
    );
  }
}
