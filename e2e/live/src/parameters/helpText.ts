import { namedParameters } from './parameterNames';

const COLUMN = 31;

/** What `--help` prints: every flag, its variable, what it means and what it is unless given. */
export function helpText(): string {
  const lines = namedParameters().flatMap(
    ({ flag, variable, isFlag, description, defaultValue }) => {
      const shown = isFlag && defaultValue !== false ? `[no-]${flag}` : flag;
      const standard =
        defaultValue === undefined || isFlag ? '' : ` [${defaultValue}]`;
      return [
        `  --${shown}`.padEnd(COLUMN) + description + standard,
        `${' '.repeat(COLUMN)}${variable}`,
      ];
    },
  );
  return [
    'Walks a Ray cluster by GitOps through its life on a real Kubernetes cluster with Argo CD: generated, pushed, waited for,',
    'scaled, changed, retired; and removes what it brought. docs/live-check.md explains.',
    '',
    '  npm run e2e:live -- --git-url URL [options]      the cluster of KUBECONFIG',
    '  npm run e2e:live -- --stand-in                   the development cluster of this repository',
    '',
    ...lines,
    `${'  --help'.padEnd(COLUMN)}This text`,
    '',
  ].join('\n');
}
