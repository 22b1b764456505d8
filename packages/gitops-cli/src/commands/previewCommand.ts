import { dirname, resolve } from 'node:path';
import { previewChart } from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import type { ExitCode } from '../exitCodes';
import { EXIT_CODES } from '../exitCodes';
import type { NamedText } from '../files/readText';
import { readText, STANDARD_INPUT } from '../files/readText';
import { repositoryReader } from '../files/repositoryReader';
import type { PreviewFormat } from '../preview/formatRayClusters';
import { formatRayClusters } from '../preview/formatRayClusters';
import { previewApplications, refusing } from '../preview/previewApplications';
import { readChartValues } from '../preview/readChartValues';
import type { Terminal } from '../Terminal';

/** Options of `kuberay-gitops preview`. */
export interface PreviewOptions {
  output: PreviewFormat;
  application?: string;
  /** Version of chart `ray-cluster`. */
  chart?: string;
  release?: string;
  namespace?: string;
  /** Paths of values files, the last one wins. */
  values?: string[];
}

/** Shows the RayCluster of an Application, or of a chart version with values. */
export async function previewCommand(
  terminal: Terminal,
  path: string | undefined,
  options: PreviewOptions,
): Promise<ExitCode> {
  const rayClusters =
    path === undefined
      ? [await previewOfChart(terminal, options)]
      : await previewOfFile(terminal, path, options);
  terminal.write(formatRayClusters(rayClusters, options.output));
  return EXIT_CODES.ok;
}

async function previewOfFile(
  terminal: Terminal,
  path: string,
  options: PreviewOptions,
) {
  const { application, chart, namespace, release, values } = options;
  if (chart ?? namespace ?? release ?? values) {
    throw new CliError(
      EXIT_CODES.unreadable,
      'An Application has its own chart, release, namespace and values: give either the file or --chart with its options',
    );
  }
  const { workingDirectory } = terminal;
  return previewApplications({
    text: await readText(terminal, path),
    application,
    readFile: repositoryReader([
      ...(path === STANDARD_INPUT
        ? []
        : [dirname(resolve(workingDirectory, path))]),
      workingDirectory,
    ]),
  });
}

async function previewOfChart(terminal: Terminal, options: PreviewOptions) {
  const { application, chart, namespace = 'default', release } = options;
  if (chart === undefined || release === undefined || application) {
    throw new CliError(
      EXIT_CODES.unreadable,
      'Give the file of an Application, or --chart and --release',
    );
  }
  const texts: NamedText[] = [];
  for (const path of options.values ?? []) {
    texts.push(await readText(terminal, path));
  }
  const values = readChartValues(texts);
  return refusing(`chart ray-cluster ${chart}`, () =>
    previewChart({ chart, release, namespace, values }),
  );
}
