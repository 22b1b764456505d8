import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { startTestServer } from '../testUtils/startTestServer';
import { BareRepositories } from './BareRepositories';
import { GitServer } from './GitServer';
import { gitEnvironment } from './runGit';

const run = promisify(execFile);
const now = Date.parse('2026-11-21T02:00:00Z');
const credentials = { username: 'portal', password: 'p@ss word' };
const seeds = {
  sandbox: [
    { path: 'README.md', content: 'Sandbox: ä "quoted"\n' },
    { path: 'apps/a/b.yaml', content: 'b: 1\n' },
    { path: 'apps/a/c.yaml', content: 'c: 1\n' },
    { path: 'apps-of-others/d.yaml', content: 'd: 1\n' },
    { path: 'catalog/demo/catalog-info.yaml', content: 'kind: Resource\n' },
    { path: 'catalog/demo/deeper/catalog-info.yaml', content: 'kind: No\n' },
  ],
  showcase: [{ path: 'README.md', content: 'Showcase\n' }],
};

let workspace: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'dev-cluster-git-'));
});

afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

/** Runs git as a user would, without credentials of the machine. */
async function git(...args: string[]): Promise<string> {
  const author = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@localhost' };
  const committer = {
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@localhost',
  };
  const env = gitEnvironment({ ...author, ...committer });
  const { stdout } = await run('git', args, { env });
  return stdout.trim();
}

async function startGit() {
  const directory = join(workspace, 'repositories');
  const ready: { server?: GitServer } = {};
  const { url } = await startTestServer(async exchange =>
    ready.server?.handle({
      ...exchange,
      path: exchange.path.replace(/^\/git/, ''),
    }),
  );
  const baseUrl = `${url}/git`;
  const open = () => BareRepositories.open({ directory, baseUrl, seeds, now });
  const repositories = await open();
  ready.server = GitServer.create({ repositories, directory, credentials });
  const pushUrl = `${baseUrl.replace(
    '//',
    `//portal:${encodeURIComponent(credentials.password)}@`,
  )}/sandbox.git`;
  const authorization = `Basic ${btoa(
    `${credentials.username}:${credentials.password}`,
  )}`;
  return { authorization, baseUrl, directory, open, pushUrl, repositories };
}

/** A clone with one commit that the server does not have. */
async function aCloneWithACommit(url: string): Promise<string> {
  const clone = join(workspace, 'clone');
  await git('clone', '--quiet', url, clone);
  await mkdir(join(clone, 'apps/new'), { recursive: true });
  await writeFile(join(clone, 'apps/new/e.yaml'), 'e: 1\n');
  await git('-C', clone, 'add', '.');
  await git('-C', clone, 'commit', '--quiet', '-m', 'Add e');
  return clone;
}

describe('smart HTTP', () => {
  it('lets everybody clone', async () => {
    const { baseUrl } = await startGit();
    const clone = join(workspace, 'clone');
    await git('clone', '--quiet', `${baseUrl}/sandbox.git`, clone);
    expect(await git('-C', clone, 'ls-files')).toBe(
      seeds.sandbox
        .map(file => file.path)
        .sort()
        .join('\n'),
    );
    expect(await git('-C', clone, 'log', '--format=%an %aI')).toBe(
      'Development cluster 2026-11-21T02:00:00+00:00',
    );
  });

  it('takes a push with the password and tells its listeners once', async () => {
    const { baseUrl, pushUrl, repositories } = await startGit();
    const told: string[] = [];
    const undo = repositories.onPush(url => told.push(url));
    const clone = await aCloneWithACommit(pushUrl);
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    // Nothing to push: nobody is told.
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    undo();
    expect(told).toEqual([`${baseUrl}/sandbox.git`]);
    expect(
      await repositories.resolve({ repoURL: pushUrl, revision: 'main' }),
    ).toBe(await git('-C', clone, 'rev-parse', 'HEAD'));
  });

  it('ends its git when the input ends early, as it does when this process is killed in the middle of a push', async () => {
    const { authorization, directory, repositories } = await startGit();
    const server = GitServer.create({ repositories, directory, credentials });
    const { url } = await startTestServer(exchange =>
      server.handle({ ...exchange, body: Readable.from([Buffer.from('00')]) }),
    );
    const answer = fetch(`${url}/sandbox.git/git-receive-pack`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/x-git-receive-pack-request',
      },
      body: 'x'.repeat(1000),
    });
    await expect(answer.then(response => response.text())).rejects.toThrow();
  });

  it('is stopped when the last git has ended, also that of a push which never ends', async () => {
    const { authorization, directory, repositories } = await startGit();
    const server = GitServer.create({ repositories, directory, credentials });
    const ended: string[] = [];
    const { url } = await startTestServer(async exchange => {
      await server.handle(exchange);
      ended.push(exchange.path);
    });
    const path = '/sandbox.git/git-receive-pack';
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/x-git-receive-pack-request',
      },
      body: new ReadableStream({
        start: push => push.enqueue(new TextEncoder().encode('00')),
      }),
      duplex: 'half',
    } as RequestInit);
    await server.stop();
    // Promises settle, but no process ends meanwhile.
    await setImmediate();
    expect(ended).toEqual([path]);
    await expect(response.text()).rejects.toThrow();
  });

  it('takes a push of more than fits into one packet, which clients compress and send in chunks', async () => {
    const { pushUrl, repositories } = await startGit();
    const clone = await aCloneWithACommit(pushUrl);
    const content = Array.from({ length: 200_000 }, (_, i) => `${i * 7919}`);
    await writeFile(join(clone, 'apps/large.yaml'), content.join('\n'));
    await git('-C', clone, 'add', '.');
    await git('-C', clone, 'commit', '--quiet', '-m', 'Add a large file');
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    const sha = (await repositories
      .find('sandbox')
      ?.commitOf('main')) as string;
    const path = 'apps/large.yaml';
    const file = await repositories.find('sandbox')?.file({ sha, path });
    expect(file?.content.toString()).toBe(content.join('\n'));
  });

  it.each([
    ['without a password', (url: string) => url.replace(/portal.*@/, '')],
    [
      'with a wrong one',
      (url: string) => url.replace(/portal.*@/, 'portal:x@'),
    ],
  ])('refuses a push %s', async (_, change) => {
    const { pushUrl, repositories } = await startGit();
    const clone = await aCloneWithACommit(pushUrl);
    const before = await repositories.find('sandbox')?.refs();
    await expect(
      git('-C', clone, 'push', change(pushUrl), 'main'),
    ).rejects.toThrow(/Authentication failed|could not read Username/);
    expect(await repositories.find('sandbox')?.refs()).toBe(before);
  });

  it('asks for the password by HTTP before anything is sent', async () => {
    const { baseUrl } = await startGit();
    const response = await fetch(
      `${baseUrl}/sandbox.git/info/refs?service=git-receive-pack`,
    );
    expect([response.status, response.headers.get('www-authenticate')]).toEqual(
      [401, 'Basic realm="development cluster"'],
    );
  });

  it('refuses a push that rewrites history', async () => {
    const { pushUrl, repositories } = await startGit();
    const clone = await aCloneWithACommit(pushUrl);
    await git('-C', clone, 'commit', '--quiet', '--amend', '-m', 'Other');
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    const before = await repositories.find('sandbox')?.refs();
    await git('-C', clone, 'commit', '--quiet', '--amend', '-m', 'Rewritten');
    await expect(
      git('-C', clone, 'push', '--force', pushUrl, 'main'),
    ).rejects.toThrow(/denying non-fast-forward|non-fast-forward/);
    expect(await repositories.find('sandbox')?.refs()).toBe(before);
  });

  it('has no other repository', async () => {
    const { baseUrl } = await startGit();
    await expect(
      git('clone', `${baseUrl}/other.git`, join(workspace, 'x')),
    ).rejects.toThrow(/not found/);
  });
});

describe('resolve and files', () => {
  it('resolves a branch, HEAD and a full SHA, and nothing else', async () => {
    const { baseUrl, repositories } = await startGit();
    const repoURL = `${baseUrl}/sandbox.git`;
    const main = await repositories.resolve({ repoURL, revision: 'main' });
    const resolved = await Promise.all(
      [
        'HEAD',
        main ?? '',
        'nope',
        '--all',
        'main^{tree}',
        '0000000000000000000000000000000000000000',
      ].map(revision => repositories.resolve({ repoURL, revision })),
    );
    expect(main).toMatch(/^[0-9a-f]{40}$/);
    expect(resolved).toEqual([main, main, ...Array(4).fill(undefined)]);
  });

  it('knows a repository by either local name, with and without .git, and no other URL', async () => {
    const { baseUrl, repositories } = await startGit();
    const resolved = async (repoURL: string) =>
      (await repositories.resolve({ repoURL, revision: 'main' })) !== undefined;
    const alias = baseUrl.replace('127.0.0.1', 'localhost');
    const answers = await Promise.all(
      [
        `${baseUrl}/sandbox.git`,
        `${baseUrl}/sandbox`,
        `${alias}/sandbox.git`,
        `${alias}/sandbox.git/`,
        `${baseUrl}/other.git`,
        `${baseUrl}/../sandbox.git`,
        baseUrl.replace('127.0.0.1', 'example.com').concat('/sandbox.git'),
        'https://ray-project.github.io/kuberay-helm/',
        'git@example.com:a/b.git',
      ].map(resolved),
    );
    expect(answers).toEqual([
      ...[true, true, true, true],
      ...[false, false, false, false, false],
    ]);
  });

  it('reads the files below a directory', async () => {
    const { baseUrl, repositories } = await startGit();
    const repoURL = `${baseUrl}/sandbox.git`;
    const sha =
      (await repositories.resolve({ repoURL, revision: 'main' })) ?? '';
    const paths = (directory: string) =>
      repositories
        .files({ repoURL, sha, directory })
        .then(files => files.map(file => file.path));
    const inApps = ['apps/a/b.yaml', 'apps/a/c.yaml'];
    const all = seeds.sandbox.map(file => file.path).sort();
    expect({
      apps: await paths('apps'),
      dotted: await paths('./apps/'),
      deeper: await paths('apps/a'),
      pattern: await paths('app*'),
      nope: await paths('nope'),
      dot: await paths('.'),
      root: await paths(''),
    }).toEqual({
      apps: inApps,
      dotted: inApps,
      deeper: inApps,
      pattern: [],
      nope: [],
      dot: all,
      root: all,
    });
    expect(
      await repositories.files({ repoURL, sha, directory: 'apps/a' }),
    ).toEqual([
      { path: 'apps/a/b.yaml', content: 'b: 1\n' },
      { path: 'apps/a/c.yaml', content: 'c: 1\n' },
    ]);
  });
});

describe('single files', () => {
  it('shows a file as text and says when it has not changed', async () => {
    const { baseUrl } = await startGit();
    const url = `${baseUrl}/sandbox/raw/main/README.md`;
    const response = await fetch(url);
    expect({
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      text: 'Sandbox: ä "quoted"\n',
    });
    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('shows nothing but files of a branch', async () => {
    const { baseUrl } = await startGit();
    const paths = [
      'sandbox/raw/main/nope.md',
      'sandbox/raw/nope/README.md',
      'sandbox/raw/main/apps',
      'sandbox/raw/main/apps/..%2F..%2FREADME.md',
      'sandbox/raw/main/%2e%2e/README.md',
      'sandbox/raw/main/%00',
      'sandbox/raw/main/%',
      'sandbox/raw/--help/README.md',
      'other/raw/main/README.md',
      '..%2Fsandbox/raw/main/README.md',
      'sandbox.git/config',
      'sandbox.git/HEAD',
      '',
    ];
    const shown: string[] = [];
    for (const path of paths) {
      const { status } = await fetch(`${baseUrl}/${path}`);
      if (status !== 404) {
        shown.push(`${path}: ${status}`);
      }
    }
    expect(shown).toEqual([]);
  });

  it('lists every entity file of all repositories in one Location, also after a push', async () => {
    const { baseUrl, pushUrl } = await startGit();
    const targets = async () =>
      parse(await (await fetch(`${baseUrl}/catalog.yaml`)).text());
    const location = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Location',
      metadata: {
        name: 'dev-cluster-entities',
        description:
          'Entities from the GitOps repositories of the development cluster',
      },
      spec: {
        type: 'url',
        targets: [`${baseUrl}/sandbox/raw/main/catalog/demo/catalog-info.yaml`],
      },
    };
    expect(await targets()).toEqual(location);
    const clone = await aCloneWithACommit(pushUrl);
    await mkdir(join(clone, 'catalog/new'));
    await writeFile(join(clone, 'catalog/new/catalog-info.yaml'), 'a: b\n');
    await git('-C', clone, 'add', '.');
    await git('-C', clone, 'commit', '--quiet', '-m', 'Add an entity');
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    location.spec.targets.push(
      `${baseUrl}/sandbox/raw/main/catalog/new/catalog-info.yaml`,
    );
    expect(await targets()).toEqual(location);
  });
});

describe('a start after a kill', () => {
  it('keeps what was pushed', async () => {
    const { open, pushUrl, repositories } = await startGit();
    const clone = await aCloneWithACommit(pushUrl);
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    const before = await repositories.find('sandbox')?.refs();
    expect(await (await open()).find('sandbox')?.refs()).toBe(before);
  });

  it('takes pushes again when a push was killed between lock and unlock', async () => {
    const { directory, open, pushUrl } = await startGit();
    const clone = await aCloneWithACommit(pushUrl);
    const sandbox = join(directory, 'sandbox.git');
    const leftovers = ['refs/heads/main.lock', 'HEAD.lock', 'config.lock'].map(
      path => join(sandbox, path),
    );
    const quarantine = join(sandbox, 'objects/tmp_objdir-incoming-abc123');
    await mkdir(quarantine);
    await Promise.all(leftovers.map(path => writeFile(path, '')));
    await expect(
      git('-C', clone, 'push', '--quiet', pushUrl, 'main'),
    ).rejects.toThrow(/lock/);
    await open();
    await git('-C', clone, 'push', '--quiet', pushUrl, 'main');
    expect([quarantine, ...leftovers].filter(existsSync)).toEqual([]);
  });

  it('makes a repository anew whose creation was killed', async () => {
    const { directory, open } = await startGit();
    await rm(join(directory, 'sandbox.git'), { recursive: true });
    await mkdir(join(directory, '.sandbox.git.1234.unfinished/objects'), {
      recursive: true,
    });
    const repositories = await open();
    expect(await repositories.find('sandbox')?.commitOf('main')).toMatch(
      /^[0-9a-f]{40}$/,
    );
    expect((await readdir(directory)).sort()).toEqual([
      'sandbox.git',
      'showcase.git',
    ]);
  });
});
