import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { blocksOf } from '../blocks/blocksOf';
import { readPages, ROOT } from '../pages/readPages';
import { kubectlHere } from './kubectlHere';
import { namedScripts } from './namedScripts';
import { looksForTrouble, printsNothing } from './printsNothing';
import { runnerOf, type Runner } from './runnerOf';
import { startPlayground, type Playground } from './startPlayground';
import {
  pipelineCommands,
  shellCommands,
  type ShellCommand,
} from './shellCommands';

// The development cluster starts, and kubectl discovers what it serves.
jest.setTimeout(120_000);

const commands = blocksOf('commands').flatMap(([, block]) =>
  shellCommands(block),
);

/** The commands that a runner has, once each, as `it.each` takes them. */
function of(runner: Runner, all = commands): Array<[string, ShellCommand]> {
  const texts = new Map(
    all
      .filter(command => runnerOf(command) === runner)
      .map(command => [command.text, command]),
  );
  return [...texts].map(([text, command]) => [
    `${text} (${command.place})`,
    command,
  ]);
}

describe('packages that pages install', () => {
  const published = readdirSync(resolve(ROOT, 'plugins')).map(folder => {
    const path = resolve(ROOT, 'plugins', folder, 'package.json');
    return JSON.parse(readFileSync(path, 'utf8')).name;
  });

  it.each(of('packages'))('are ours: %s', (_, { text }) => {
    const [, names = ''] = / add (.+)$/.exec(text) ?? [];
    expect(published).toEqual(expect.arrayContaining(names.split(' ')));
  });
});

describe('packages that docs/install.md installs', () => {
  const folder = resolve(ROOT, 'packages/install-check/src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /(?<!\.test)\.ts$/.test(file))
    .map(file => readFileSync(resolve(folder, file), 'utf8'))
    .join('\n');
  const installing = blocksOf('commands')
    .map(([, block]) => block)
    .filter(
      ({ file, text }) => file === 'docs/install.md' && / add /.test(text),
    );

  it.each(installing)(
    'are asked for by the install check: $name',
    ({ name }) => {
      expect(sources).toContain(`'${name}'`);
    },
  );
});

describe('scripts that pages name', () => {
  const { scripts } = JSON.parse(
    readFileSync(resolve(ROOT, 'package.json'), 'utf8'),
  );

  it.each(of('script'))('are there, and CI runs them: %s', (_, { text }) => {
    const [, name = ''] = /npm (?:run )?([\w:]+)/.exec(text) ?? [];
    expect(Object.keys(scripts)).toContain(name);
    const ci = readFileSync(resolve(ROOT, '.ci/run'), 'utf8');
    // The browser tests begin with it: e2e/portalProcess.ts.
    expect(name === 'start' || ci.includes(name)).toBe(true);
  });
});

describe('scripts that sentences name', () => {
  const scriptsOf = (folder: string) => {
    const path = resolve(ROOT, folder, 'package.json');
    const { name, scripts = {} } = JSON.parse(readFileSync(path, 'utf8'));
    return { name, scripts: Object.keys(scripts) };
  };
  const workspaces = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(resolve(ROOT, parent)).map(folder =>
      scriptsOf(`${parent}/${folder}`),
    ),
  );

  it.each(readPages().map(page => [page.file, page] as const))(
    'are there: %s',
    (_, page) => {
      const missing = namedScripts(page).filter(({ workspace, script }) => {
        const owner = workspace
          ? workspaces.find(({ name }) => name === workspace)
          : scriptsOf('.');
        return !owner?.scripts.includes(script);
      });
      expect(missing).toEqual([]);
    },
  );

  it('are read from sentences and tables', () => {
    const markdown =
      'Through `npm run`: `npm start`, `A=1 npm run bench -- page` or\n\n| `yarn workspace documentation docs` | `npm install x` |\n| --- | --- |\n';
    expect(namedScripts({ file: 'a.md', markdown, snippets: [] })).toEqual([
      { file: 'a.md', script: 'start' },
      { file: 'a.md', script: 'bench' },
      { file: 'a.md', workspace: 'documentation', script: 'docs' },
    ]);
  });
});

describe('what the live walk starts', () => {
  it.each(of('live walk'))('is there: %s', (_, { text }) => {
    expect(existsSync(resolve(ROOT, text.split(' ')[1]))).toBe(true);
  });
});

describe('printsNothing', () => {
  it('tells an empty path, no object, and a column without a value from what has some', () => {
    expect(
      [
        '',
        ' \n',
        'No resources found in ray namespace.\n',
        'NAME   PRUNE\na      <none>\nb      <none>\n',
        'NAME   PRUNE\na      <none>\nb      true\n',
        'Healthy \n',
        '["ml-batch"]',
      ].map(printsNothing),
    ).toEqual([true, true, true, true, false, false, false]);
  });
});

describe('commands that pages show', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground();
  });

  afterAll(() => playground?.stop());

  const pipelines = blocksOf('pipeline').flatMap(([, block]) =>
    pipelineCommands(block),
  );

  it.each(of('command line', [...commands, ...pipelines]))(
    'work: %s',
    async (_, { text }) => {
      const { code, output } = await playground.runCommandLine(text);
      expect({ code, output }).toEqual({ code: 0, output });
    },
  );

  const onCluster = of('development cluster');
  const kubectl = kubectlHere();
  const isRunnable = ({ text }: ShellCommand): boolean => {
    const [program] = text.split(' ');
    if (program === 'kubectl') {
      return / --dry-run=/.test(text) ? kubectl.triesOut : kubectl.isThere;
    }
    return (
      program === 'export' ||
      spawnSync(program, ['--version']).error === undefined
    );
  };
  const runnable = onCluster.filter(([, command]) => isRunnable(command));
  const skipped = onCluster.filter(([, command]) => !isRunnable(command));

  it.each(runnable)('work: %s', async (_, { text }) => {
    const { code, output } = await playground.runShell(text);
    // A path that nobody fills prints nothing and is no error to kubectl.
    const asks = /^kubectl .*\bget\b/.test(text);
    const found = asks && printsNothing(output) ? 'nothing' : 'something';
    const expected = looksForTrouble(text) ? 'nothing' : 'something';
    expect({ code, output, found }).toEqual({
      code: 0,
      output,
      found: expected,
    });
  });

  if (skipped.length > 0) {
    it.skip.each(skipped)(
      'work: %s (skipped: this machine lacks the program)',
      () => {},
    );
  }

  it('would be told from commands that do not work', async () => {
    expect([
      (await playground.runCommandLine('kuberay-gitops chekc .')).code,
      (await playground.runShell('false')).code,
    ]).toEqual([2, 1]);
  });
});
