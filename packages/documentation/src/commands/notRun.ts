/** Something that a page shows and no test runs. */
export interface NotRun {
  file: string;
  /** The command, or what the block is. */
  what: string;
}

/** Why something is not run. */
interface Reason {
  matches: RegExp;
  why: string;
}

/** The first that matches counts; a test fails where one matches nothing any more. */
export const REASONS: readonly Reason[] = [
  {
    matches: /^pipeline /,
    why: 'GitHub, GitLab and pre-commit run it; the calls of `kuberay-gitops` in it are run',
  },
  {
    matches: /^npm install --save-dev kuberay-gitops$/,
    why: 'needs the published package; `npm run check:packages` installs the packed one and calls it',
  },
  {
    matches: /^kubectl .*\b(?:exec|logs)\b/,
    why: 'the containers of the development cluster do not exist, so they have no logs and run nothing',
  },
  {
    matches: /^kubectl (?:apply|auth) /,
    why: 'kubectl first asks for an OpenAPI document or sends protobuf, which the development cluster does not have; what is applied is sent to its API by a test',
  },
  {
    matches: /^(?:[A-Z_]+=\S+ )*docker |^compose file /,
    why: 'needs a Docker engine; `npm run test:postgres` takes the steps of the Dockerfile without one',
  },
  {
    matches: /^e2e\/live\/kind\.sh /,
    why: 'needs a Docker engine; bash and shellcheck read the script, and `npm run e2e:live -- --stand-in` runs the check itself',
  },
  {
    matches: /^argocd /,
    why: 'no package registry has the program `argocd`, and it speaks gRPC, which the stand-in does not',
  },
];

/** The page `docs/not-run.md`. */
export function notRunPage(all: readonly NotRun[]): string {
  const rows = all.map(entry => {
    const why = reasonFor(entry)?.why ?? '';
    return `| [${entry.file}](${linkFromDocs(
      entry.file,
    )}) | \`${entry.what.replace(/\|/g, '\\|')}\` | ${why} |`;
  });
  return [
    '# What no test runs',
    '',
    '<!-- Written by `yarn workspace documentation docs` from the pages and packages/documentation/src/commands/notRun.ts. -->',
    '',
    'Every command and every block of the pages is run, type-checked or checked against a schema by a test, but for these. A test',
    'compares this list with the pages, both ways.',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    '| page | what | why |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

/** Why it is not run, if anybody has said so. */
export function reasonFor({ what }: NotRun): Reason | undefined {
  return REASONS.find(({ matches }) => matches.test(what));
}

function linkFromDocs(file: string): string {
  return file.startsWith('docs/') ? file.slice('docs/'.length) : `../${file}`;
}
