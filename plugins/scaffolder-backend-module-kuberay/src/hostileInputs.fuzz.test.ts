import { createMockDirectory } from '@backstage/backend-test-utils';
import { buildRayClusterPart } from 'backstage-plugin-kuberay-common/gitops';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { aBackend } from './__testUtils__/aBackend';
import { anEntityView } from './__testUtils__/anEntityView';
import { runAction } from './__testUtils__/runAction';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createRayClusterRemoveAction } from './actions/createRayClusterRemoveAction';
import { createRayClusterUpdateAction } from './actions/createRayClusterUpdateAction';
import { createStackAction } from './actions/createStackAction';

jest.setTimeout(120_000);

const RUNS = 150;

/** Errors that tell a person what to do; anything else is ours. */
const DESIGNED = ['InputError', 'ConflictError', 'NotAllowedError'];

const hostileText = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '..', '../x', '/etc/passwd', 'a\\b', '.git', '.GIT/x', '~'],
    ...['a\u0000b', 'a\nb: c', '\ud800', '\u202e', '\u2028', '\ufeffa'],
    ...['{{ .Values.x }}', '${{ secrets.x }}', '{% raw %}', '$(id)', '`id`'],
    ...['y', 'on', 'null', '1e3', '0x1f', '007', '1_000', '.inf', '*a', '&a'],
    ...['!!js/function x', '- a', '# a', '---', '__proto__', 'constructor'],
    ...['a'.repeat(10_000), 'toString', 'é', '日本', 'a/b', 'https://x', '%2e'],
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
);

/** A key that may be one of every object. */
const hostileRecord = hostileText.chain(key =>
  fc
    .tuple(hostileText)
    .map(([value]) =>
      JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`),
    ),
);

function at(path: string, value: unknown): object {
  return path
    .split('.')
    .reduceRight<unknown>(
      (inner, key) => (key === '0' ? [inner] : { [key]: inner }),
      value,
    ) as object;
}

// Inputs of every shape, hostile ones among them: the type is what is tried.
function merge(left: any, right: any): any {
  if (Array.isArray(left) && Array.isArray(right)) {
    return [merge(left[0], right[0])];
  }
  return left && right && typeof left === 'object' && typeof right === 'object'
    ? {
        ...left,
        ...right,
        ...Object.fromEntries(
          Object.keys(right)
            .filter(key => Object.hasOwn(left, key) && key !== '__proto__')
            .map(key => [key, merge(left[key], right[key])]),
        ),
      }
    : right;
}

/* eslint jest/expect-expect: ['warn', { assertFunctionNames: ['expect', 'fuzz'] }] */
describe('hostile inputs', () => {
  const workspace = createMockDirectory();
  const [cluster] = buildRayClusterPart({
    name: 'training',
    destination: { namespace: 'ml' },
    workerGroups: [{ name: 'workers', minReplicas: 0, maxReplicas: 8 }],
  }).files;
  const before = {
    repository: { apps: { training: { 'raycluster.yaml': cluster.content } } },
    files: { 'a.yaml': 'a: 1\n' },
  };

  /** Either the action does its work, or it names the input and has written nothing. */
  async function expectDesigned(
    path: string,
    run: () => ReturnType<typeof runAction>,
    check?: () => void,
  ) {
    workspace.setContent(before);
    try {
      await run();
    } catch (error) {
      if (/^Invalid input: /.test((error as Error).message)) {
        return;
      }
      expect({ path, name: (error as Error).name }).toEqual({
        path,
        name: DESIGNED.find(name => name === (error as Error).name) ?? DESIGNED,
      });
      const [input] = path.split('.');
      expect((error as Error).message).toContain(input);
      expect(workspace.content()).toEqual(before);
      return;
    }
    check?.();
  }

  const fuzz = (
    paths: string[],
    values: fc.Arbitrary<unknown>,
    run: (path: string, value: unknown) => Promise<void>,
  ) =>
    fc.assert(fc.asyncProperty(fc.constantFrom(...paths), values, run), {
      numRuns: RUNS,
    });

  it.each([
    [
      'text',
      hostileText,
      [
        ...['name', 'entityRef', 'versions.kuberay', 'ray.version'],
        ...['ray.image.repository', 'ray.image.tag', 'argocd.project'],
        ...['destination.namespace', 'destination.server', 'destination.name'],
        ...['destination.cluster', 'workerGroups.0.name', 'argocd.namespace'],
        ...['targetPath', 'repositoryTargetPath', 'repositoryPath'],
        ...['guardTargetPath', 'guardRepositoryPath'],
      ],
    ],
    [
      'records',
      hostileRecord,
      [
        ...['workerGroups.0.rayStartParams', 'workerGroups.0.labels'],
        ...['workerGroups.0.annotations', 'workerGroups.0.nodeSelector'],
        ...['head.rayStartParams', 'head.labels'],
      ],
    ],
  ])('of kuberay:argocd:stack (%s)', async (_, values, paths) => {
    await fuzz(paths, values, (path, value) =>
      expectDesigned(
        path,
        () =>
          runAction(createStackAction({ backend: aBackend() }), {
            workspacePath: workspace.path,
            input: merge(
              {
                name: 'raycluster',
                destination: { namespace: 'ray' },
                workerGroups: [{ name: 'workers', maxReplicas: 2 }],
                targetPath: 'files/apps/raycluster',
                repositoryPath: 'repository',
                repositoryTargetPath: 'apps/raycluster',
              },
              at(path, value),
            ),
          }),
        () => {
          for (const text of texts(workspace.content())) {
            for (const document of parseAllDocuments(text)) {
              expect(document.errors).toEqual([]);
            }
          }
        },
      ),
    );
  });

  it.each([
    [
      'text',
      hostileText,
      [
        ...['rayVersion', 'image.repository', 'image.tag', 'kuberayVersion'],
        ...['removeGroups.0', 'addGroups.0.name', 'application', 'targetPath'],
        ...['applicationNamespace', 'repositoryPath', 'entityRef'],
      ],
    ],
    [
      'records',
      hostileRecord,
      ['groups.workers', 'groups', 'liveReplicas', 'groupImages', 'image'],
    ],
  ])('of kuberay:raycluster:update (%s)', async (_, values, paths) => {
    await fuzz(paths, values, (path, value) =>
      expectDesigned(path, () =>
        runAction(
          createRayClusterUpdateAction({
            backend: aBackend({ view: anEntityView() }),
          }),
          {
            workspacePath: workspace.path,
            input: merge(
              {
                repositoryPath: 'repository',
                application: 'training',
                targetPath: 'files',
                rayVersion: '2.53.0',
                ...(path === 'addGroups.0.name' && {
                  addGroups: [{ maxReplicas: 2 }],
                }),
              },
              at(path, value),
            ),
          },
        ),
      ),
    );
  });

  it('of kuberay:raycluster:remove', async () => {
    await fuzz(
      [
        ...['application', 'applicationNamespace', 'targetPath'],
        ...['repositoryPath', 'catalogInfoPath'],
      ],
      hostileText,
      (path, value) =>
        expectDesigned(path, () =>
          runAction(createRayClusterRemoveAction(), {
            workspacePath: workspace.path,
            input: merge(
              {
                repositoryPath: 'repository',
                application: 'training',
                targetPath: 'files',
                confirm: true,
              },
              at(path, value),
            ),
          }),
        ),
    );
  });

  it('of kuberay:git:publish', async () => {
    const servers = [{ url: 'https://git.example.com/platform' }];
    await fuzz(
      [
        ...['repoUrl', 'branch', 'baseBranch', 'sourcePath', 'targetPath'],
        ...['deletePaths.0', 'commitMessage', 'authorName', 'authorEmail'],
      ],
      hostileText,
      (path, value) =>
        expectDesigned(path, () =>
          runAction(createGitPublishAction({ servers }), {
            workspacePath: workspace.path,
            isDryRun: true,
            input: merge(
              {
                repoUrl: 'https://git.example.com/platform/gitops.git',
                sourcePath: 'files',
                commitMessage: 'Change',
              },
              at(path, value),
            ),
          }),
        ),
    );
  });
});

function texts(content: unknown): string[] {
  if (typeof content === 'string') {
    return [content];
  }
  return typeof content === 'object' && content !== null
    ? Object.values(content).flatMap(texts)
    : [];
}
