import { createMockDirectory } from '@backstage/backend-test-utils';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitServer } from '../git/GitServer';
import { runAction } from '../__testUtils__/runAction';
import { startGitServer, TestGitServer } from '../__testUtils__/startGitServer';
import { createGitPublishAction } from './createGitPublishAction';

type Input = Parameters<
  ReturnType<typeof createGitPublishAction>['handler']
>[0]['input'];

describe('kuberay:git:publish', () => {
  const workspace = createMockDirectory();
  const temporary = createMockDirectory();
  let server: TestGitServer;
  let servers: GitServer[];

  beforeAll(async () => {
    server = await startGitServer();
    servers = [{ url: server.baseUrl, credentials: server.credentials }];
  });
  afterAll(() => server.stop());

  let base: string;
  beforeEach(async () => {
    server.beforePush = undefined;
    server.respond = undefined;
    base = (await server.git('rev-parse', 'main')).trim();
    workspace.setContent({
      files: {
        apps: { training: { 'raycluster.yaml': 'kind: Application\n' } },
      },
    });
  });
  afterEach(async () => {
    server.respond = undefined;
    await server.git('update-ref', 'refs/heads/main', base);
  });

  const publish = (
    input: Partial<Input> = {},
    run: { isDryRun?: boolean; signal?: AbortSignal } = {},
  ) =>
    runAction(createGitPublishAction({ servers }), {
      workspacePath: workspace.path,
      temporaryPath: temporary.path,
      input: {
        repoUrl: server.repoUrl,
        sourcePath: 'files',
        commitMessage: 'Add Ray cluster training',
        ...input,
      },
      ...run,
    });

  const head = async () => (await server.git('rev-parse', 'main')).trim();
  const count = async () =>
    Number(await server.git('rev-list', '--count', 'main'));

  it('pushes one commit with the files, its message and its author', async () => {
    const before = await count();

    const { outputs } = await publish({
      authorName: 'Ada',
      authorEmail: 'ada@example.com',
    });

    expect(outputs).toEqual({
      commitHash: await head(),
      remoteUrl: server.repoUrl,
      branch: 'main',
      changed: true,
    });
    expect(await count()).toBe(before + 1);
    expect(await server.git('log', '-1', '--format=%an <%ae> %s', 'main')).toBe(
      'Ada <ada@example.com> Add Ray cluster training\n',
    );
    expect(await server.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      'README.md\napps/training/raycluster.yaml\n',
    );
    expect(await server.git('show', 'main:apps/training/raycluster.yaml')).toBe(
      'kind: Application\n',
    );
  });

  it('makes no second commit when the same files are published again', async () => {
    const first = await publish();
    const before = await count();

    const second = await publish();

    expect(second.outputs).toEqual({ ...first.outputs, changed: false });
    expect(await count()).toBe(before);
  });

  it('puts the files into targetPath and leaves the others there alone', async () => {
    await server.commitFile({ path: 'apps/other/a.yaml', content: 'a: 1\n' });

    await publish({ sourcePath: 'files/apps', targetPath: './apps/' });

    expect(await server.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      'README.md\napps/other/a.yaml\napps/training/raycluster.yaml\n',
    );
  });

  it('repeats a push that lost the race once, on a fresh base', async () => {
    server.beforePush = async () => {
      server.beforePush = undefined;
      await server.commitFile({ path: 'rival.yaml', content: 'a: 1\n' });
    };

    const { outputs } = await publish();

    expect(outputs).toMatchObject({ commitHash: await head(), changed: true });
    expect(await server.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      'README.md\napps/training/raycluster.yaml\nrival.yaml\n',
    );
  });

  it('gives up with a conflict when it loses the race twice', async () => {
    let rivals = 0;
    server.beforePush = async () => {
      rivals += 1;
      await server.commitFile({ path: `rival-${rivals}.yaml`, content: '1\n' });
    };

    await expect(publish()).rejects.toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: expect.stringContaining('moved during both attempts'),
      }),
    );
    expect(rivals).toBe(2);
    // Nothing is left of the clones, which the scaffolder would remove after a success only.
    expect(temporary.content()).toEqual({});
    expect(await server.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      'README.md\nrival-1.yaml\nrival-2.yaml\n',
    );
  });

  it('passes on the words of a server whose rules refuse the push, after one attempt', async () => {
    let pushes = 0;
    server.beforePush = async () => {
      pushes += 1;
    };
    const hook = join(
      (await server.git('rev-parse', '--absolute-git-dir')).trim(),
      'hooks',
      'pre-receive',
    );
    writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    try {
      await expect(publish()).rejects.toThrow(
        /refused the push.*pre-receive hook declined/s,
      );
    } finally {
      rmSync(hook);
    }
    expect(pushes).toBe(1);
    expect(await head()).toBe(base);
  });

  it('says what it would publish in a dry run, and touches nothing', async () => {
    server.respond = (_, response) => response.writeHead(500).end();

    const { outputs, logged } = await publish({}, { isDryRun: true });

    expect(outputs).toEqual({
      commitHash: 'dry-run',
      remoteUrl: server.repoUrl,
      branch: 'main',
      changed: false,
    });
    expect(logged).toEqual([
      `Would publish apps/training/raycluster.yaml to ${server.repoUrl}`,
    ]);
  });

  it('stops with the task while the server keeps it waiting', async () => {
    const cancelled = new AbortController();
    server.respond = () => cancelled.abort();

    await expect(publish({}, { signal: cancelled.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });

  it('never repeats the password, even when the server does', async () => {
    servers = [
      {
        url: server.baseUrl,
        credentials: { username: 'portal', password: 'wrong-password' },
      },
    ];
    try {
      const failure = await publish().catch(error => error);

      expect(failure).toMatchObject({ name: 'NotAllowedError' });
      expect(failure.message).toContain('refused the credentials (HTTP 401)');
      const everything = `${failure.message} ${failure.stack} ${JSON.stringify(
        failure,
      )}`;
      expect(everything).not.toContain('wrong-password');
      expect(everything).not.toContain(
        Buffer.from('portal:wrong-password').toString('base64'),
      );
    } finally {
      servers = [{ url: server.baseUrl, credentials: server.credentials }];
    }
  });

  it('asks for credentials when the server wants some and none are configured', async () => {
    servers = [{ url: server.baseUrl }];
    try {
      await expect(publish()).rejects.toThrow(
        `wants credentials (HTTP 401); set username and password for ${server.baseUrl} in kuberay.git.servers`,
      );
    } finally {
      servers = [{ url: server.baseUrl, credentials: server.credentials }];
    }
  });

  it.each([
    ['a redirect', 302, 'redirects (HTTP 302)'],
    ['a server in trouble', 503, 'answered HTTP 503'],
  ])('explains %s', async (_, status, message) => {
    server.respond = (_request, response) =>
      response
        .writeHead(status, { Location: 'http://127.0.0.1:1/elsewhere' })
        .end();

    await expect(publish()).rejects.toThrow(message);
  });

  it.each([
    [{ repoUrl: 'http://127.0.0.1:1/x.git' }, 'not on the allow-list'],
    [{ branch: 'no-such-branch' }, 'has no branch "no-such-branch"'],
    [{ branch: '../main' }, 'branch: "../main" is no name of a branch'],
    [{ targetPath: '../up' }, `targetPath: "../up" must not contain '..'`],
    [{ targetPath: '.git/hooks' }, 'must not point into'],
    [{ targetPath: 'README.md' }, 'README.md is a file in the repository'],
    [{ targetPath: 'a/.GIT' }, 'must not point into'],
    [{ sourcePath: 'files/.git' }, 'must not point into'],
    [{ sourcePath: 'files\u0000' }, 'sourcePath: "files\\u0000" must not'],
    [{ authorName: 'A\nparent x' }, 'authorName: "A\\nparent x" must be one'],
    [{ authorEmail: '' }, 'authorEmail: must not be empty'],
    [{ commitMessage: 'a\u0000b' }, 'commitMessage: must not contain'],
    [{ commitMessage: ' ' }, 'commitMessage: must not be empty'],
    [{ sourcePath: 'nothing' }, 'sourcePath: nothing is no folder'],
    [{ sourcePath: '../..' }, 'sourcePath: "../.." leads out of the workspace'],
  ])('refuses %j', async (input, message) => {
    await expect(publish(input)).rejects.toThrow(message);
    expect(await head()).toBe(base);
  });

  it('tells a missing repository from a missing server', async () => {
    await expect(
      publish({ repoUrl: `${server.baseUrl}/nothing.git` }),
    ).rejects.toThrow(
      `there is no Git repository at ${server.baseUrl}/nothing.git`,
    );
  });

  it('refuses a symlink in sourcePath', async () => {
    symlinkSync('/etc/hostname', join(workspace.path, 'files', 'link.yaml'));

    await expect(publish()).rejects.toThrow(
      'sourcePath: link.yaml is a symlink',
    );
  });

  it("refuses Git's own folder in sourcePath", async () => {
    workspace.addContent({ files: { '.git': { config: '' } } });

    await expect(publish()).rejects.toThrow(
      'sourcePath: ".git" must not point',
    );
  });

  describe('with deletions', () => {
    const paths = () => server.git('ls-tree', '-r', '--name-only', 'main');

    it('deletes files and folders, once', async () => {
      await server.commitFile({ path: 'apps/old/a.yaml', content: 'a: 1\n' });
      await server.commitFile({ path: 'apps/old/b.yaml', content: 'b: 1\n' });
      await server.commitFile({ path: 'apps/older.yaml', content: 'c: 1\n' });
      const input = { deletePaths: ['apps/old', './apps/nothing.yaml'] };

      const first = await publish(input);
      expect(await paths()).toBe(
        'README.md\napps/older.yaml\napps/training/raycluster.yaml\n',
      );
      const second = await publish(input);
      expect(second.outputs).toEqual({ ...first.outputs, changed: false });
    });

    it('needs no files then', async () => {
      await server.commitFile({ path: 'apps/old/a.yaml', content: 'a: 1\n' });
      workspace.setContent({ files: {} });
      await publish({ deletePaths: ['apps/old/a.yaml'] });
      expect(await paths()).toBe('README.md\n');
      await publish({ sourcePath: undefined, deletePaths: ['gone'] });
      await expect(publish({ sourcePath: undefined })).rejects.toThrow(
        'sourcePath: missing',
      );
      await expect(publish()).rejects.toThrow('holds no file to publish');
    });

    it.each([
      ['.', 'is the whole repository'],
      ['', 'is the whole repository'],
      ['../x', "must not contain '..'"],
      ['/etc', "must be relative to the repository's root"],
      ['a/.git/config', "must not point into Git's own folder"],
    ])('refuses to delete %j', async (path, message) => {
      await expect(publish({ deletePaths: ['a', path] })).rejects.toThrow(
        `deletePaths[1]: ${JSON.stringify(path)} ${message}`,
      );
    });
  });

  describe('with the commit that was looked at', () => {
    const APPLICATION = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n';

    it.each([
      ['a file of no concern', { path: 'docs/a.yaml', content: 'a: 1\n' }],
      [
        'the same content',
        {
          path: 'apps/training/raycluster.yaml',
          content: 'kind: Application\n',
        },
      ],
    ])('builds on a branch that got %s', async (_, file) => {
      await server.commitFile(file);
      workspace.addContent({ files: { 'new.txt': 'new' } });
      const { outputs } = await publish({
        baseCommit: base,
      });
      expect(outputs).toMatchObject({ changed: true });
    });

    it.each([
      [
        'our path',
        { path: 'apps/training/raycluster.yaml', content: 'theirs\n' },
        {},
      ],
      [
        'what we delete',
        { path: 'old/a.txt', content: 'a' },
        { deletePaths: ['old'] },
      ],
      [
        'another Application',
        { path: 'apps/b.yaml', content: APPLICATION },
        {},
      ],
    ])('refuses where somebody changed %s', async (_, file, input) => {
      const theirs = await server.commitFile(file);
      await expect(publish({ baseCommit: base, ...input })).rejects.toThrow(
        expect.objectContaining({
          name: 'ConflictError',
          message: expect.stringContaining(
            `somebody changed ${file.path} on main`,
          ),
        }),
      );
      expect(await head()).toBe(theirs);
    });

    it('is content when its own commit is there already', async () => {
      const first = await publish({ baseCommit: base });
      const again = await publish({ baseCommit: base });
      expect(again.outputs).toEqual({ ...first.outputs, changed: false });
    });

    it('refuses a commit that the branch does not build on', async () => {
      await expect(
        publish({ baseCommit: '0123456789012345678901234567890123456789' }),
      ).rejects.toThrow('does not build on commit 0123456789');
    });

    it('lets one of two tasks that install an operator at a time win', async () => {
      workspace.setContent({
        one: { 'one.yaml': APPLICATION },
        two: { 'two.yaml': APPLICATION },
      });
      const ends = await Promise.allSettled([
        publish({ baseCommit: base, sourcePath: 'one' }),
        publish({ baseCommit: base, sourcePath: 'two' }),
      ]);
      expect(ends.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await count()).toBe(
        Number(await server.git('rev-list', '--count', base)) + 1,
      );
    });
  });

  it('does not write over what somebody else wrote during the push', async () => {
    server.beforePush = async () => {
      server.beforePush = undefined;
      await server.commitFile({
        path: 'apps/training/raycluster.yaml',
        content: 'theirs\n',
      });
    };
    await expect(publish()).rejects.toThrow(
      'somebody changed apps/training/raycluster.yaml on main',
    );
    expect(await server.git('show', 'main:apps/training/raycluster.yaml')).toBe(
      'theirs\n',
    );
  });

  it('lets both of two tasks with different files publish', async () => {
    workspace.setContent({ one: { 'one.txt': '1' }, two: { 'two.txt': '2' } });
    await Promise.all([
      publish({ sourcePath: 'one' }),
      publish({ sourcePath: 'two' }),
    ]);
    expect(await server.git('ls-tree', '--name-only', 'main')).toBe(
      'README.md\none.txt\ntwo.txt\n',
    );
  });

  it('makes one commit of two runs of one task at a time', async () => {
    const before = await count();
    const runs = await Promise.all([
      publish({ baseCommit: base }),
      publish({ baseCommit: base }),
    ]);
    expect(await count()).toBe(before + 1);
    const tip = await head();
    expect(runs.map(({ outputs }) => outputs.commitHash)).toEqual([tip, tip]);
  });

  it('makes a branch for a review, and adds to it when it is there', async () => {
    const input = { branch: 'add-training', baseBranch: 'main' };
    try {
      const first = await publish({ ...input, baseCommit: base });
      expect(await head()).toBe(base);
      expect(await server.git('log', '--format=%P', '-1', 'add-training')).toBe(
        `${base}\n`,
      );
      const again = await publish(input);
      expect(again.outputs).toEqual({ ...first.outputs, changed: false });
      await expect(
        publish({ branch: 'x', baseBranch: 'no-such-branch' }),
      ).rejects.toThrow('baseBranch: ');
    } finally {
      await server.git('update-ref', '-d', 'refs/heads/add-training');
    }
  });
});
