import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { blocksOf } from '../blocks/blocksOf';
import { readPages, ROOT } from '../pages/readPages';
import { commandsOf } from './commandsOf';
import { namedScripts } from './namedScripts';

describe('packages that pages install', () => {
  const published = readdirSync(resolve(ROOT, 'plugins')).map(folder => {
    const path = resolve(ROOT, 'plugins', folder, 'package.json');
    return JSON.parse(readFileSync(path, 'utf8')).name;
  });

  it.each(commandsOf('packages'))('are ours: %s', (_, { text }) => {
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

  it.each(commandsOf('script'))(
    'are there, and CI runs them: %s',
    (_, { text }) => {
      const [, name = ''] = /npm (?:run )?([\w:]+)/.exec(text) ?? [];
      expect(Object.keys(scripts)).toContain(name);
      const ci = readFileSync(resolve(ROOT, '.ci/run'), 'utf8');
      // The browser tests begin with it: e2e/portalProcess.ts.
      expect(name === 'start' || ci.includes(name)).toBe(true);
    },
  );
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
  it.each(commandsOf('live walk'))('is there: %s', (_, { text }) => {
    expect(existsSync(resolve(ROOT, text.split(' ')[1]))).toBe(true);
  });
});
