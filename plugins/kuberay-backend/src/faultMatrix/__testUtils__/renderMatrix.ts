import type { FaultRow, MatrixKind, Outcome, Way } from './faultMatrix';
import { faultMatrix, faults, kinds, ways } from './faultMatrix';

const WAY_TITLES: Readonly<Record<Way, string>> = {
  proxy: 'Through the Kubernetes plugin',
  'own connection': 'Through a connection of our own',
  'Argo CD API': "Through Argo CD's API",
};

const KIND_TITLES: Readonly<Record<MatrixKind, string>> = {
  RayCluster: 'RayClusters',
  Pod: 'pods',
  Application: 'Applications',
};

/** The matrix as Markdown: what is done and how it heals, then what each kind becomes by each way. */
export function renderMatrix(): string {
  return [
    '| fault | what happens | how it heals |',
    '| --- | --- | --- |',
    ...faults.map(fault => {
      const { what, heals } = faultMatrix[fault];
      return `| ${fault} | ${what} | ${heals} |`;
    }),
    ...ways.flatMap(way => [
      '',
      `## ${WAY_TITLES[way]}`,
      '',
      '| fault | what becomes of it |',
      '| --- | --- |',
      ...faults.map(
        fault => `| ${fault} | ${describeByKind(faultMatrix[fault], way)} |`,
      ),
    ]),
    '',
  ].join('\n');
}

/** Kinds with one outcome together. */
function describeByKind({ outcomes }: FaultRow, way: Way): string {
  const together = new Map<string, MatrixKind[]>();
  for (const kind of kinds) {
    const text = describe(outcomes[way][kind]);
    together.set(text, [...(together.get(text) ?? []), kind]);
  }
  return [...together]
    .map(([text, alike]) => `${titleOf(alike)}: ${text}.`)
    .join('<br>');
}

function titleOf(alike: MatrixKind[]): string {
  const title =
    alike.length === kinds.length
      ? 'all'
      : alike.map(kind => KIND_TITLES[kind]).join(', ');
  return title[0].toUpperCase() + title.slice(1);
}

function describe(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'stale':
      return `last good data, stale with \`${outcome.code}\`, “${sentence(
        outcome.says,
      )}”`;
    case 'failed':
      return `nothing known, \`${outcome.code}\`, “${sentence(outcome.says)}”`;
    case 'not-installed':
      return 'live, and not installed: without its CRD there are no objects of a kind';
    case 'unharmed':
      return `stays live: ${outcome.because}`;
    case 'impossible':
      return `cannot occur: ${outcome.because}`;
    default:
      throw new Error(`Unexpected outcome ${JSON.stringify(outcome)}`);
  }
}

/** With the limits that are in force outside of tests. */
function sentence(says: string): string {
  return says
    .replace('<seconds>', says.startsWith('The list') ? '30' : '90')
    .replace('<resource>', '(the resource)');
}
