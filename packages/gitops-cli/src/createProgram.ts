import { Command, Option } from 'commander';
import type { CheckOptions } from './commands/checkCommand';
import { checkCommand } from './commands/checkCommand';
import type { PreviewOptions } from './commands/previewCommand';
import { previewCommand } from './commands/previewCommand';
import { renderCommand } from './commands/renderCommand';
import { filePath, filePaths, kubernetesVersion } from './commandArguments';
import { DOCS_ADDRESS } from './docsAddress';
import type { ExitCode } from './exitCodes';
import { packageVersion } from './packageVersion';
import type { Terminal } from './Terminal';

const EXIT_CODE_HELP = `
Exit codes: 0 nothing to object to; 1 refused, or findings; 2 unreadable input or a wrong command line.
${DOCS_ADDRESS}
`;

/** The command line with all its options; `end` is told how a command came out. */
export function createProgram(
  terminal: Terminal,
  end: (exitCode: ExitCode) => void,
): Command {
  const program = new Command('kuberay-gitops')
    .description('Argo CD Applications for Ray clusters, without a portal')
    .version(packageVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', EXIT_CODE_HELP)
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.write(text),
      writeErr: text => terminal.writeError(text),
    });
  addRender(program, terminal, end);
  addPreview(program, terminal, end);
  addCheck(program, terminal, end);
  return program;
}

type End = (exitCode: ExitCode) => void;

function addRender(program: Command, terminal: Terminal, end: End): void {
  program
    .command('render')
    .description('write the files of a stack: CRDs, operator, RayCluster, root')
    .argument(
      '<input>',
      'the input as YAML or JSON; - is the standard input',
      filePath,
    )
    .requiredOption(
      '-o, --out <folder>',
      'folder that the files go below',
      filePath,
    )
    .option('--check', 'write nothing, exit with 1 if a file would be written')
    .option('--dry-run', 'the same as --check')
    .action(
      async (
        input: string,
        options: { out: string; check?: boolean; dryRun?: boolean },
      ) =>
        end(
          await renderCommand(terminal, input, {
            out: options.out,
            check: options.check ?? options.dryRun,
          }),
        ),
    );
}

function addPreview(program: Command, terminal: Terminal, end: End): void {
  program
    .command('preview')
    .description('print the RayCluster that Helm makes')
    .argument(
      '[application]',
      'file of an Application; - is the standard input',
      filePath,
    )
    .addOption(
      new Option('-o, --output <format>', 'how to print it')
        .choices(['yaml', 'json'])
        .default('yaml'),
    )
    .option('--application <name>', 'only this Application of the file')
    .option('--chart <version>', 'version of chart ray-cluster, without a file')
    .option('--release <name>', 'with --chart: name of the Helm release')
    .option('--namespace <name>', 'with --chart: namespace (default: default)')
    .option(
      '--values <file>',
      'with --chart: Helm values; several times, the last one wins',
      filePaths,
    )
    .action(async (application: string | undefined, options: PreviewOptions) =>
      end(await previewCommand(terminal, application, options)),
    );
}

function addCheck(program: Command, terminal: Terminal, end: End): void {
  program
    .command('check')
    .description('find what is wrong with Applications that anybody wrote')
    .argument(
      '<paths...>',
      'files, and folders with .yaml, .yml and .json files; - is the standard input',
      filePaths,
    )
    .addOption(
      new Option('-o, --format <format>', 'how to report')
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .option('--output <file>', 'write the report to a file', filePath)
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option(
      '--exclude <pattern>',
      'leave out what matches in folders (*, **, ?); several times',
      collect,
      [],
    )
    .option(
      '--kubernetes-version <version>',
      'of the cluster that is deployed to, for example 1.36',
      kubernetesVersion,
    )
    .option('--live', 'the Ray clusters run already: the files are edits')
    .option(
      '--before <path>',
      'file or folder as it was before, to find what the edit does to clusters that run; several times',
      filePaths,
      [],
    )
    .action(async (paths: string[], options: CheckOptions) =>
      end(await checkCommand(terminal, paths, options)),
    );
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
