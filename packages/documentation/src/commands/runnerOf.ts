import type { ShellCommand } from './shellCommands';

/**
 * Who runs a command that a page shows:
 *
 * - `packages`: `npm run check:install` installs what the page says into an app of its own
 * - `script`: a script of this repository, which CI runs as it stands
 * - `command line`: `kuberay-gitops`, run by `commands.test.ts`
 * - `live walk`: `npm run e2e:live -- --stand-in` starts it in a process of its own
 * - `development cluster`: git, curl and kubectl, run by `commands.test.ts` where they are installed
 */
export type Runner =
  | 'command line'
  | 'development cluster'
  | 'live walk'
  | 'packages'
  | 'script';

/** Environment that stands before a command. */
const ENVIRONMENT = /^(?:[A-Z][A-Z0-9_]*=\S+\s+)*/;

const RUNNERS: ReadonlyArray<readonly [RegExp, Runner]> = [
  [/^yarn --cwd packages\/(?:app|backend) add /, 'packages'],
  [/^npm (?:start|test)$/, 'script'],
  [/^npm run /, 'script'],
  [/^node packages\/dev-cluster\/run\.cjs /, 'live walk'],
  [/^(?:npx )?kuberay-gitops /, 'command line'],
  [/^(?:git clone|curl|kubectl) .*127\.0\.0\.1:7010\//, 'development cluster'],
  [/^export /, 'development cluster'],
  [
    /^kubectl (?!(?:.*\s)?(?:apply|auth|delete|exec|logs)\s)/,
    'development cluster',
  ],
];

/** Who runs a command, or undefined for one that `docs/not-run.md` has to list. */
export function runnerOf({ text }: ShellCommand): Runner | undefined {
  const command = text.replace(ENVIRONMENT, '');
  return RUNNERS.find(([pattern]) => pattern.test(command))?.[1];
}
