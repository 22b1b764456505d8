import { createMockDirectory } from '@backstage/backend-test-utils';
import fs from 'node:fs/promises';
import { runAction } from '../__testUtils__/runAction';
import { startGitServer, TestGitServer } from '../__testUtils__/startGitServer';
import { createGitCheckoutAction } from './createGitCheckoutAction';

type Input = Parameters<
  ReturnType<typeof createGitCheckoutAction>['handler']
>[0]['input'];

describe('kuberay:git:checkout', () => {
  const workspace = createMockDirectory();
  const temporary = createMockDirectory();
  let server: TestGitServer;

  beforeAll(async () => {
    server = await startGitServer();
    await server.commitFile({ path: 'apps/a/raycluster.yaml', content: 'a\n' });
  });
  afterAll(() => server.stop());
  afterEach(() => {
    server.respond = undefined;
    workspace.clear();
  });

  const checkout = (
    input: Partial<Input> = {},
    run: { isDryRun?: boolean; signal?: AbortSignal } = {},
  ) =>
    runAction(createGitCheckoutAction({ servers: [{ url: server.baseUrl }] }), {
      workspacePath: workspace.path,
      temporaryPath: temporary.path,
      input: { repoUrl: server.repoUrl, ...input },
      ...run,
    });

  it.each([false, true])(
    'puts the files of the branch into the workspace, without .git (dry run: %s)',
    async isDryRun => {
      const { outputs } = await checkout(
        { targetPath: 'repository' },
        { isDryRun },
      );

      expect(workspace.content()).toEqual({
        repository: {
          'README.md': '# GitOps\n',
          apps: { a: { 'raycluster.yaml': 'a\n' } },
        },
      });
      expect(outputs).toEqual({
        repoUrl: server.repoUrl,
        branch: 'main',
        commitHash: (await server.git('rev-parse', 'main')).trim(),
      });
    },
  );

  it('reads the branch that it is told', async () => {
    await server.git('branch', 'old', 'main~1');

    await checkout({ branch: 'old' });

    expect(workspace.content()).toEqual({ 'README.md': '# GitOps\n' });
  });

  it('leaves symlinks out and says so', async () => {
    const oid = (await server.git('rev-parse', 'main:README.md')).trim();
    const tree = await server.gitInput(
      `100644 blob ${oid}\tREADME.md\n120000 blob ${oid}\tapps\n`,
      'mktree',
    );
    const commit = await server.git(
      ...['-c', 'user.name=x', '-c', 'user.email=x@example.com'],
      ...['commit-tree', '-m', 'Link', tree.trim()],
    );
    await server.git('branch', 'link', commit.trim());

    const { logged } = await checkout({ branch: 'link' });

    expect(workspace.content()).toEqual({ 'README.md': '# GitOps\n' });
    expect(logged).toContain(
      'Left out apps: no ordinary file, or no path of every system',
    );
  });

  it.each(['..', '.git', '.GIT', 'a\\b'])(
    'refuses a repository with the path %j, and writes nothing',
    async name => {
      const oid = (await server.git('rev-parse', 'main:README.md')).trim();
      const tree = await server.gitInput(
        `100644 blob ${oid}\tREADME.md\n100644 blob ${oid}\t${name}\n`,
        'mktree',
      );
      const commit = await server.git(
        ...['-c', 'user.name=x', '-c', 'user.email=x@example.com'],
        ...['commit-tree', '-m', 'Hostile', tree.trim()],
      );
      await server.git('update-ref', 'refs/heads/hostile', commit.trim());

      await expect(checkout({ branch: 'hostile' })).rejects.toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringMatching(/^repoUrl: .*UnsafeFilepathError/),
        }),
      );
      expect(workspace.content()).toEqual({});
    },
  );

  it('writes nothing where something in the workspace is in the way', async () => {
    workspace.setContent({ 'README.md': { 'a.md': 'a folder' } });
    await expect(checkout()).rejects.toThrow(
      'targetPath: "README.md" is no path of the workspace: a folder is in the place of the file',
    );
    expect(workspace.content()).toEqual({
      'README.md': { 'a.md': 'a folder' },
    });
  });

  it('does not write through a symlink that stands in the workspace', async () => {
    await fs.symlink(temporary.path, workspace.resolve('repository'));

    await expect(checkout({ targetPath: 'repository' })).rejects.toThrow(
      'targetPath: "repository" leads out of the workspace',
    );
  });

  it('refuses an empty repository with what to do about it', async () => {
    const tip = (await server.git('rev-parse', 'main')).trim();
    const branches = await server.git(
      'for-each-ref',
      '--format=delete %(refname)',
    );
    await server.gitInput(branches, 'update-ref', '--stdin');
    try {
      await expect(checkout()).rejects.toThrow('is empty; push a first commit');
    } finally {
      await server.git('update-ref', 'refs/heads/main', tip);
    }
  });

  it('explains an address that is no Git server', async () => {
    server.respond = (_, response) => response.end('<html>welcome</html>');

    await expect(checkout()).rejects.toThrow(
      'answers, but not as a Git server over smart HTTP',
    );
  });

  it('explains a server that is not there', async () => {
    const gone = await startGitServer();
    await gone.stop();

    await expect(
      runAction(createGitCheckoutAction({ servers: [{ url: gone.baseUrl }] }), {
        workspacePath: workspace.path,
        temporaryPath: temporary.path,
        input: { repoUrl: gone.repoUrl },
      }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('ECONNREFUSED'),
      }),
    );
  });

  it.each([
    [
      { repoUrl: 'https://elsewhere.example.com/a.git' },
      'not on the allow-list',
    ],
    [{ branch: 'nope' }, 'has no branch "nope"'],
    [{ targetPath: '../up' }, 'targetPath: "../up" leads out'],
  ])('refuses %j', async (input, message) => {
    await expect(checkout(input)).rejects.toThrow(message);
  });
});
