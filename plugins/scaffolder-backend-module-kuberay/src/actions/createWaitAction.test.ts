import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  ApplicationView,
  EntityView,
  verdict,
} from 'backstage-plugin-kuberay-common';
import { aBackend } from '../__testUtils__/aBackend';
import {
  anApplicationView,
  anEntityView,
  anOperationView,
  aRayClusterView,
} from '../__testUtils__/anEntityView';
import { runAction } from '../__testUtils__/runAction';
import { createWaitAction } from './createWaitAction';

/** Time that passes only in pauses. */
function aClock() {
  let time = 0;
  return {
    now: () => time,
    pause: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      time += ms;
    },
  };
}

function waitFor(
  knows: Parameters<typeof aBackend>[0],
  options: {
    input?: { timeoutSeconds?: number; until?: 'argocd' | 'ready' };
    signal?: AbortSignal;
    isDryRun?: boolean;
  } = {},
) {
  return runAction(
    createWaitAction({ backend: aBackend(knows), clock: aClock() }),
    {
      workspacePath: '/nowhere',
      ...options,
      input: { entityRef: 'resource:training', ...options.input },
    },
  );
}

/** One view after the other; the last one stays. */
function inTurn(...views: Array<EntityView | undefined>) {
  let next = 0;
  return () => {
    const view = views[Math.min(next, views.length - 1)];
    next += 1;
    return view;
  };
}

const syncing = anEntityView({
  verdict: verdict('starting', 'progressing', { ready: 0, desired: 5 }),
  rayClusters: [aRayClusterView({ phase: 'Pending' })],
  applications: [
    anApplicationView({
      sync: 'OutOfSync',
      operation: anOperationView({ phase: 'Running' }),
    }),
  ],
});

const rejected = anEntityView({
  verdict: verdict('spec-rejected', 'error', { reason: 'no head' }),
  rayClusters: [aRayClusterView({ phase: 'Degraded' })],
  findings: [
    {
      code: 'head-not-ready',
      severity: 'warning',
      about: 'runtime',
      message: 'Less grave.',
      remedy: 'Later.',
    },
    {
      code: 'spec-rejected',
      severity: 'error',
      about: 'runtime',
      message: 'The operator rejects the spec.',
      remedy: 'Correct it in Git.',
    },
  ],
});

describe('kuberay:wait', () => {
  it('ends where all is up, though the CRDs are never Healthy', async () => {
    const { outputs } = await waitFor({ view: anEntityView() });
    expect(outputs).toEqual({
      entityRef: 'resource:default/training',
      verdict: 'All 5 workers are ready',
    });
  });

  it('waits from the registration on, and says each state once', async () => {
    const { logged } = await waitFor({
      view: inTurn(undefined, undefined, syncing, syncing, anEntityView()),
    });
    expect(logged).toEqual([
      'Waiting for resource:default/training: the catalog does not show the entity yet',
      'Asked Argo CD to look at Git again for training',
      'Waiting for resource:default/training: Starting: 0 of 5 workers ready; Application training: OutOfSync, sync Running; Ray cluster ml/training-kuberay: Pending',
      'resource:default/training: All 5 workers are ready',
    ]);
  });

  it('asks Argo CD once to look at Git, for the cluster alone', async () => {
    const backend = aBackend({
      view: inTurn(syncing, syncing, anEntityView()),
    });
    await runAction(createWaitAction({ backend, clock: aClock() }), {
      workspacePath: '/nowhere',
      input: { entityRef: 'resource:training' },
    });
    expect(backend.asked).toEqual([
      'resource:default/training',
      'refresh a of resource:default/training',
      'resource:default/training',
      'resource:default/training',
    ]);
  });

  it('does not take the state before the push for the end of it', async () => {
    const { outputs, logged } = await waitFor({
      view: inTurn(anEntityView(), syncing, anEntityView()),
    });
    expect(outputs.verdict).toBe('All 5 workers are ready');
    expect(logged).toEqual([
      'Asked Argo CD to look at Git again for training',
      'Waiting for resource:default/training: Starting: 0 of 5 workers ready; Application training: OutOfSync, sync Running; Ray cluster ml/training-kuberay: Pending',
      'resource:default/training: All 5 workers are ready',
    ]);
  });

  it.each([
    ['the user may not', 'the user of this task may not refresh it'],
    ['it cannot be reached', new ServiceUnavailableError('No answer')],
  ])('waits all the same where %s', async (_, refusal) => {
    const { logged } = await waitFor({ view: anEntityView(), refusal });
    expect(logged).toEqual([
      `Argo CD looks at Git for training in its own time: ${
        typeof refusal === 'string' ? refusal : refusal.message
      }`,
      'resource:default/training: All 5 workers are ready',
    ]);
  });

  it('does not ask where the portal does not offer it, and says why', async () => {
    const view = anEntityView({
      applications: [
        anApplicationView({
          control: {
            enabled: false,
            reason: 'actions are off',
            replicaResets: [],
          },
        }),
      ],
    });
    const backend = aBackend({ view });
    const { logged } = await runAction(
      createWaitAction({ backend, clock: aClock() }),
      {
        workspacePath: '/nowhere',
        input: { entityRef: 'resource:training' },
      },
    );
    expect(backend.asked).toEqual(['resource:default/training']);
    expect(logged[0]).toBe(
      'Argo CD looks at Git for training in its own time: actions are off',
    );
  });

  it.each<[string, Partial<ApplicationView>]>([
    ['CRDs that are not synced', { role: 'crds', sync: 'OutOfSync' }],
    [
      'CRDs whose sync failed',
      {
        role: 'crds',
        operation: anOperationView({ phase: 'Failed', retryCount: 5 }),
      },
    ],
    [
      'an operator that is not healthy',
      { role: 'operator', health: 'Progressing' },
    ],
    ['a cluster that is not synced', { sync: 'OutOfSync' }],
  ])('waits for %s', async (_, changes) => {
    await expect(
      waitFor(
        {
          view: anEntityView({ applications: [anApplicationView(changes)] }),
        },
        { input: { timeoutSeconds: 10, until: 'argocd' } },
      ),
    ).rejects.toThrow('is not up after 10 s. Still waiting:');
  });

  it('ends with Argo CD where that is all that is waited for', async () => {
    const view = anEntityView({
      rayClusters: [aRayClusterView({ phase: 'Pending' })],
    });
    await waitFor({ view }, { input: { until: 'argocd' } });
    await expect(
      waitFor({ view }, { input: { timeoutSeconds: 5 } }),
    ).rejects.toThrow('Ray cluster ml/training-kuberay: Pending');
  });

  it('does not end on old data', async () => {
    const view = anEntityView({
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
    await expect(
      waitFor({ view }, { input: { timeoutSeconds: 5 } }),
    ).rejects.toThrow('Sandbox cannot be read at the moment');
  });

  it('ends early where waiting cannot help, with the worst finding and its remedy', async () => {
    await expect(waitFor({ view: rejected })).rejects.toThrow(
      'resource:default/training does not come up by waiting: The operator rejects this cluster: no head. The operator rejects the spec. Correct it in Git.',
    );
  });

  it('goes on where an error passes', async () => {
    const { outputs } = await waitFor({
      view: inTurn(rejected, rejected, syncing, rejected, anEntityView()),
    });
    expect(outputs).toMatchObject({ verdict: 'All 5 workers are ready' });
  });

  it('goes on while the backend is not well, and says so at the end', async () => {
    await expect(
      waitFor(
        {
          failure: new ServiceUnavailableError(
            'The KubeRay backend does not answer',
          ),
        },
        { input: { timeoutSeconds: 20 } },
      ),
    ).rejects.toThrow('Still waiting: The KubeRay backend does not answer.');
  });

  it('does not wait for a permission', async () => {
    await expect(
      waitFor({ failure: new NotAllowedError('may not read') }),
    ).rejects.toThrow('may not read');
  });

  it('ends with the task', async () => {
    await expect(
      waitFor({ view: syncing }, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('asks nobody in a dry run', async () => {
    const { logged } = await waitFor(
      { failure: new Error('asked') },
      { isDryRun: true },
    );
    expect(logged).toEqual([
      'Dry run: not waiting for resource:default/training',
    ]);
  });
});
