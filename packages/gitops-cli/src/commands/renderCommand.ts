import { resolve } from 'node:path';
import type {
  RayStack,
  RuleFinding,
} from 'backstage-plugin-kuberay-common/gitops';
import {
  buildRayStack,
  InvalidRayStackError,
  parseRayStackInput,
} from 'backstage-plugin-kuberay-common/gitops';
import type { ExitCode } from '../exitCodes';
import { EXIT_CODES } from '../exitCodes';
import { readText } from '../files/readText';
import type { StackInputFile } from '../input/readStackInputFile';
import { readStackInputFile } from '../input/readStackInputFile';
import { formatPlan } from '../render/formatPlan';
import { OutputFolder } from '../render/OutputFolder';
import { planFiles } from '../render/planFiles';
import { withoutInterruption } from '../render/withoutInterruption';
import { writeFiles } from '../render/writeFiles';
import { countFindings, formatCounts } from '../report/countFindings';
import { formatFinding } from '../report/formatFinding';
import type { Terminal } from '../Terminal';

/** Options of `kuberay-gitops render`. */
export interface RenderOptions {
  /** Folder that the files go below. */
  out: string;
  /** Write nothing; something to write is an error. */
  check?: boolean;
}

/** Writes the files of a stack, or says which would be written. */
export async function renderCommand(
  terminal: Terminal,
  path: string,
  options: RenderOptions,
): Promise<ExitCode> {
  const input = readStackInputFile(await readText(terminal, path));
  const stack = build(terminal, input);
  if (!stack) {
    return EXIT_CODES.refused;
  }
  const folder = OutputFolder.at(
    resolve(terminal.workingDirectory, options.out),
  );
  const plan = planFiles({
    stack,
    existing: await folder.read(stack.files.map(file => file.path)),
  });
  const check = options.check === true;
  if (!check) {
    await withoutInterruption(() => writeFiles(folder, plan));
  }
  terminal.write(formatPlan(plan, { folder: options.out, check }));
  return check && plan.some(({ change }) => change !== 'unchanged')
    ? EXIT_CODES.refused
    : EXIT_CODES.ok;
}

/** Says what there is to say about the input; undefined where no stack can be made of it. */
function build(
  terminal: Terminal,
  input: StackInputFile,
): RayStack | undefined {
  try {
    // buildRayStack does the same: it takes what is not known to be an input yet only by this way.
    const stack = buildRayStack(parseRayStackInput(input.value));
    sayFindings(terminal, input, stack.findings);
    return stack;
  } catch (error) {
    if (error instanceof InvalidRayStackError) {
      sayFindings(terminal, input, error.findings);
      terminal.writeError(
        `${formatCounts(countFindings(error.findings))}: nothing was written\n`,
      );
      return undefined;
    }
    throw error;
  }
}

function sayFindings(
  terminal: Terminal,
  input: StackInputFile,
  findings: readonly RuleFinding[],
): void {
  for (const finding of findings) {
    const place = input.locate(finding.path);
    terminal.writeError(
      formatFinding({ finding, file: input.name, ...place }, false),
    );
  }
}
