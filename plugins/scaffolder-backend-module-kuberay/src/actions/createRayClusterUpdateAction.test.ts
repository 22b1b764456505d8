import { createMockDirectory } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  buildRayClusterPart,
  buildRayStack,
} from 'backstage-plugin-kuberay-common/gitops';
import { aBackend } from '../__testUtils__/aBackend';
import { anEntityView, aRayClusterView } from '../__testUtils__/anEntityView';
import { runAction } from '../__testUtils__/runAction';
import { createRayClusterUpdateAction } from './createRayClusterUpdateAction';

const stale = anEntityView({
  sources: [
    {
      kind: 'kubernetes',
      cluster: 'sandbox',
      title: 'Sandbox',
      freshness: {
        state: 'stale',
        observedAt: '2026-01-01T00:00:00Z',
        problem: { code: 'timeout', message: 'No answer' },
      },
    },
  ],
});

describe('kuberay:raycluster:update', () => {
  const workspace = createMockDirectory();
  const [cluster] = buildRayClusterPart({
    name: 'training',
    destination: { namespace: 'ml' },
    workerGroups: [{ name: 'workers', minReplicas: 0, maxReplicas: 8 }],
  }).files;
  const guard = (namespace: string, server?: string) =>
    buildRayStack({
      name: 'other',
      destination: { namespace, server },
      gitops: { repoURL: 'https://git.example.com/a.git', path: 'apps/other' },
      replicaGuard: { mode: 'on', placement: 'application' },
    }).files.filter(({ path }) => /guard/.test(path));

  function checkout(files: Array<{ path: string; content: string }> = []) {
    workspace.setContent({
      'repository/apps/training/raycluster.yaml': `# by hand\n${cluster.content}`,
      ...Object.fromEntries(
        files.map(({ path, content }) => [
          `repository/apps/other/${path}`,
          content,
        ]),
      ),
    });
  }
  beforeEach(() => checkout());

  const update = (
    input: object,
    knows: Parameters<typeof aBackend>[0] = { view: anEntityView() },
    isDryRun = false,
  ) => {
    const backend = aBackend(knows);
    return runAction(createRayClusterUpdateAction({ backend }), {
      workspacePath: workspace.path,
      isDryRun,
      input: {
        repositoryPath: 'repository',
        application: 'training',
        targetPath: 'files',
        entityRef: 'resource:default/training',
        ...input,
      } as never,
    }).then(run => ({ ...run, asked: backend.asked }));
  };
  const written = () =>
    // A tree of folders has no type.
    (workspace.content() as any).files?.apps.training['raycluster.yaml'];

  it('writes the live counts back with the change, and only the changed file', async () => {
    const { outputs } = await update({
      groups: { workers: { maxReplicas: 9 } },
    });

    expect(outputs).toEqual({
      changed: true,
      changes: [
        'workers: maxReplicas 8 → 9',
        expect.stringMatching(
          /^workers: replicas \d+ → 5 \(as many as are live\)$/,
        ),
      ],
      files: ['apps/training/raycluster.yaml'],
      guarded: false,
      liveReplicas: { workers: 5 },
      findings: expect.any(Array),
      summary: expect.stringContaining(
        '**Changes**\n\n- workers: maxReplicas 8 → 9\n',
      ),
    });
    expect(written()).toMatch(/^# by hand\n/);
    expect(written()).toContain('replicas: 5\n');
  });

  it('changes nothing when Git says so already, without asking', async () => {
    const { outputs, asked } = await update({
      groups: { workers: { maxReplicas: 8 } },
    });
    expect(outputs).toMatchObject({ changed: false, changes: [], files: [] });
    expect(asked).toEqual([]);
    expect(written()).toBeUndefined();
  });

  it('leaves the counts to a replica guard that lists the namespace on that cluster', async () => {
    checkout(guard('ml'));
    const { outputs } = await update(
      { groups: { workers: { maxReplicas: 9 } } },
      { view: stale },
    );
    expect(outputs).toMatchObject({
      guarded: true,
      changes: ['workers: maxReplicas 8 → 9'],
    });
  });

  it.each([
    ['another namespace', guard('elsewhere')],
    ['another cluster', guard('ml', 'https://other.example.com')],
    [
      'no policy',
      guard('ml').map(file => ({
        ...file,
        content: file.content.replace(
          /kind: MutatingAdmissionPolicy\n/,
          'kind: ConfigMap\n',
        ),
      })),
    ],
  ])('does not count on a guard for %s', async (_, files) => {
    checkout(files);
    const { outputs } = await update({
      groups: { workers: { maxReplicas: 9 } },
    });
    expect(outputs).toMatchObject({
      guarded: false,
      liveReplicas: { workers: 5 },
    });
  });

  it('refuses to guess counts that are not known, and writes nothing', async () => {
    const change = { groups: { workers: { maxReplicas: 9 } } };
    await expect(update(change, { view: stale })).rejects.toThrow(
      /^entityRef: the live worker counts of resource:default\/training are not known \(Sandbox was last read at 2026-01-01T00:00:00Z\).* set withoutLiveCounts/,
    );
    await expect(update(change, {})).rejects.toThrow('are not known');
    await expect(
      update(change, { failure: new NotAllowedError('may not read') }),
    ).rejects.toThrow('may not read');
    expect(written()).toBeUndefined();

    const { outputs } = await update(
      { ...change, withoutLiveCounts: true },
      { view: stale },
    );
    expect(outputs).toMatchObject({ changed: true, liveReplicas: {} });
  });

  it('has nothing to write back while the cluster is not there', async () => {
    const { outputs } = await update(
      { groups: { workers: { maxReplicas: 9 } } },
      {
        view: anEntityView({
          rayClusters: [aRayClusterView({ phase: 'Missing', groups: [] })],
        }),
      },
    );
    expect(outputs).toMatchObject({ changed: true, liveReplicas: {} });
  });

  it('refuses the entity of another cluster', async () => {
    await expect(
      update(
        { groups: { workers: { maxReplicas: 9 } } },
        {
          view: anEntityView({
            applications: anEntityView().applications.map(each => ({
              ...each,
              name: 'somebody-else',
            })),
          }),
        },
      ),
    ).rejects.toThrow(/^entityRef: .* give the entity of training/);
  });

  it('asks nobody in a dry run', async () => {
    const { outputs, asked } = await update(
      { groups: { workers: { maxReplicas: 9 } } },
      {},
      true,
    );
    expect(outputs).toMatchObject({ changed: true, liveReplicas: {} });
    expect(asked).toEqual([]);
  });

  it.each([
    [{ application: 'nobody' }, 'no Application "nobody" is in the files'],
    [{ groups: { none: { maxReplicas: 2 } } }, 'none'],
    [{ removeGroups: ['workers'] }, 'is the only worker group'],
    [
      { targetPath: '../up', rayVersion: '2.53.0' },
      'targetPath: "../up" leads out',
    ],
    [{ liveReplicas: { workers: 1 } }, 'liveReplicas: entityRef is given too'],
  ])('refuses %j', async (input, message) => {
    await expect(update(input)).rejects.toThrow(message);
    expect(written()).toBeUndefined();
  });
});
