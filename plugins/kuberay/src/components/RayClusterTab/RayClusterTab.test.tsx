import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type EntityView,
  type RayWords,
} from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anApplicationView,
  anEntityView,
  anOperationView,
  aPodView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import { kuberayApiRef } from '../../api';
import { aResponseError, InMemoryKuberayApi } from '../../testUtils';
import { cardStates } from '../RayClusterCard/__fixtures__/cardStates';
import { RayClusterTab } from './RayClusterTab';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments-features', namespace: 'default' },
};

async function renderTab(api: InMemoryKuberayApi) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <RayClusterTab />
    </EntityProvider>,
    {
      apis: [
        [kuberayApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
        mockApis.permission(),
      ],
    },
  );
}

/** The tab of one cluster with the given view, once it is read. */
async function renderView(view: EntityView) {
  const api = InMemoryKuberayApi.create({ view });
  const result = await renderTab(api);
  await screen.findByRole('region', { name: view.rayClusters[0].ref.name });
  return { api, ...result };
}

const section = (name: string) => screen.getByRole('region', { name });

/** The rows of a table as texts of their cells, without the header. */
function rowsOf(name: string): string[][] {
  const [, ...rows] = within(screen.getByRole('grid', { name })).getAllByRole(
    'row',
  );
  return rows.map(({ children }) =>
    [...children].map(({ textContent }) => textContent ?? ''),
  );
}

/** An entity's only Ray cluster with the given fields. */
const only = (
  rayCluster: Parameters<typeof aRayClusterView>[0],
  overrides: Partial<EntityView> = {},
) => anEntityView({ rayClusters: [aRayClusterView(rayCluster)], ...overrides });

const words = (overrides: Partial<RayWords>) =>
  only({
    autoscaler: {
      enabled: true,
      version: 'v2',
      words: { state: 'known', messages: [], pendingDemands: [], ...overrides },
    },
  });

describe('RayClusterTab', () => {
  let consoleError: jest.SpyInstance;

  beforeEach(() => {
    consoleError = jest.spyOn(console, 'error');
  });

  afterEach(() => {
    // Ages grow by themselves while a slow machine is still looking.
    const errors = consoleError.mock.calls.filter(
      ([message]) => !String(message).includes('not wrapped in act'),
    );
    consoleError.mockRestore();
    if (errors.length > 0) {
      throw new Error(`The tab wrote errors to the console: ${errors}`);
    }
  });

  describe('as a whole', () => {
    it.each([
      'healthy',
      'degraded',
      'large',
      'suspended',
      'sourceStale',
    ] as const)('has no fault that a machine can find: %s', async state => {
      const { container } = await renderView(cardStates[state]);
      expect(await axe(container)).toHaveNoViolations();
    });

    it('goes from verdict, findings and what Ray says to what runs, and then to what brought it', async () => {
      await renderView(cardStates.healthy);
      expect(
        screen
          .getAllByRole('region')
          .map(region => region.getAttribute('aria-label')),
      ).toEqual([
        // Where the app shows its toasts.
        expect.stringContaining('notifications'),
        'raycluster-kuberay',
        'Findings',
        'What the autoscaler says',
        'Workers over time',
        'Worker groups',
        'Pods',
        'Warning events',
        'Conditions',
        'Applications',
        'Sync history',
        'Versions',
      ]);
      expect(section('raycluster-kuberay')).toHaveTextContent(
        'All 3 workers are ready',
      );
    });

    it('shows no empty tables of a cluster that is not there', async () => {
      await renderView(cardStates.missing);
      expect(section('raycluster-kuberay')).toHaveTextContent(
        'The Ray cluster is not there yet',
      );
      expect(screen.queryByRole('region', { name: 'Pods' })).toBeNull();
      expect(section('Applications')).toHaveTextContent(
        'No Application of Argo CD is known for this Ray cluster.',
      );
    });

    it.each`
      state            | sentence
      ${'syncing'}     | ${'Not read yet.'}
      ${'unavailable'} | ${'Not known: it cannot be read.'}
    `(
      'does not call nothing what nobody could look at: $state',
      async ({ state, sentence }) => {
        await renderView(cardStates[state as 'syncing' | 'unavailable']);
        expect(section('Applications')).toHaveTextContent(sentence);
        expect(section('Findings')).toHaveTextContent(sentence);
      },
    );

    it('follows the view while it changes', async () => {
      const { api } = await renderView(cardStates.healthy);
      act(() => api.setView(cardStates.degraded));
      expect(
        await screen.findByText('1 of 2 workers keeps crashing', {
          selector: '[role=status] *',
        }),
      ).toBeInTheDocument();
    });
  });

  describe('without a view', () => {
    it('keeps its frames while loading', async () => {
      const api = InMemoryKuberayApi.create();
      jest
        .spyOn(api, 'streamEntityView')
        .mockReturnValue(new Promise(() => {}));
      jest.spyOn(api, 'getEntityView').mockReturnValue(new Promise(() => {}));
      const { container } = await renderTab(api);
      expect(await screen.findByRole('status')).toHaveTextContent(
        'Reading the Ray cluster …',
      );
      expect(await axe(container)).toHaveNoViolations();
    });

    it('says who may change it that the reader may not see the clusters', async () => {
      const api = InMemoryKuberayApi.create();
      api.failWith(await aResponseError(403, 'NotAllowedError', 'No'));
      await renderTab(api);
      expect(
        await screen.findByText(
          'You may not see the Ray clusters of this entity',
        ),
      ).toBeInTheDocument();
      expect(screen.getByText(/kuberay\.cluster\.read/)).toBeInTheDocument();
    });

    it('can be asked to try again after a failure', async () => {
      const api = InMemoryKuberayApi.create();
      api.failWith(
        await aResponseError(404, 'NotFoundError', 'No such entity'),
      );
      await renderTab(api);
      expect(
        await screen.findByText('The portal does not find this entity.'),
      ).toBeInTheDocument();
      api.failWith(undefined);
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('region', { name: 'raycluster-kuberay' }),
      ).toBeInTheDocument();
    });

    it.each`
      state                  | sentence                                                 | hint
      ${'notMatched'}        | ${'No Ray cluster belongs to this component yet'}        | ${'Create one from a template, or name one in catalog-info.yaml:'}
      ${'invalidAnnotation'} | ${'The annotation kuberay.io/raycluster cannot be read'} | ${/It takes <cluster>\/<namespace>\/<name>/}
    `(
      'gives the annotation to paste: $state',
      async ({ state, sentence, hint }) => {
        await renderTab(
          InMemoryKuberayApi.create({
            view: cardStates[state as keyof typeof cardStates],
          }),
        );
        expect(await screen.findByText(sentence)).toBeInTheDocument();
        expect(screen.getByText(hint)).toBeInTheDocument();
        expect(
          screen.getByRole('region', {
            name: 'Annotation for catalog-info.yaml',
          }),
        ).toHaveTextContent('kuberay.io/raycluster: ray/my-cluster');
      },
    );
  });

  describe('of several Ray clusters', () => {
    const cluster = (name: string, overrides = {}) =>
      aRayClusterView({
        ref: { cluster: 'prod', namespace: 'ray', name },
        ...overrides,
      });

    it('shows one at a time, and keeps the one that was chosen', async () => {
      const view = anEntityView({
        rayClusters: [
          cluster('blue', { groups: [aWorkerGroup({ name: 'of-blue' })] }),
          cluster('green', { groups: [aWorkerGroup({ name: 'of-green' })] }),
        ],
      });
      const { api } = await renderView(view);
      expect(rowsOf('Worker groups').map(([name]) => name)).toEqual([
        'of-blue',
      ]);

      await userEvent.click(screen.getByRole('radio', { name: /green/ }));
      expect(rowsOf('Worker groups').map(([name]) => name)).toEqual([
        'of-green',
      ]);

      act(() => api.setView({ ...view, findings: [aFinding()] }));
      await screen.findByRole('note');
      expect(section('green')).toBeInTheDocument();
    });

    it('lets one be found in a list when there are many', async () => {
      await renderView(
        anEntityView({
          rayClusters: Array.from({ length: 8 }, (_, index) =>
            cluster(`ray-${index}`),
          ),
        }),
      );
      await userEvent.click(screen.getByRole('button', { name: /ray-0/ }));
      await userEvent.click(screen.getByRole('option', { name: /ray-5/ }));
      expect(
        await screen.findByRole('region', { name: 'ray-5' }),
      ).toBeVisible();
    });

    it('offers no choice where there is one', async () => {
      await renderView(cardStates.healthy);
      expect(
        screen.queryByRole('radiogroup', {
          name: 'Ray clusters of this entity',
        }),
      ).toBeNull();
    });
  });

  describe('findings', () => {
    it('says that there are none', async () => {
      await renderView(cardStates.healthy);
      expect(section('Findings')).toHaveTextContent(
        'No finding on this Ray cluster or its Applications.',
      );
    });

    it('tells each with its remedy, severity, place and code, and folds the hints', async () => {
      const application = anApplicationView({ name: 'ray-app' });
      await renderView(
        anEntityView({
          applications: [application],
          findings: [
            aFinding({
              severity: 'info',
              code: 'a-hint',
              message: 'By the way',
            }),
            aFinding({
              severity: 'error',
              about: 'configuration',
              code: 'prune-off',
              message: 'Git cannot delete.',
              remedy: 'Turn prune on.',
              application: application.id,
            }),
          ],
        }),
      );
      const [note] = within(section('Findings')).getAllByRole('note');
      expect(note).toHaveTextContent(
        /Git cannot delete\..*Turn prune on\..*Error.*configuration.*Application ray-app.*prune-off/,
      );
      const hints = screen.getByRole('button', { name: /1 hint/ });
      expect(hints).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(hints);
      expect(screen.getByText('By the way')).toBeVisible();
    });
  });

  describe('worker groups', () => {
    it('tells counts, bounds, state and image', async () => {
      await renderView(
        only({
          orphanedGroups: [{ name: 'old', pods: 2 }],
          groups: [
            aWorkerGroup({ name: 'std', desired: 3, ready: 3 }),
            aWorkerGroup({
              name: 'gpu',
              desired: 4,
              ready: 3,
              starting: 1,
              min: 0,
              max: 4,
              atMax: true,
              numOfHosts: 2,
            }),
            aWorkerGroup({
              name: 'idle',
              desired: 0,
              ready: 0,
              max: undefined,
            }),
          ],
        }),
      );
      expect(rowsOf('Worker groups')).toEqual([
        [
          'oldnot in the spec',
          '',
          '2 pods left',
          '',
          'The group is no longer in the spec, and its pods run on.',
          '',
        ],
        ['std', '', '3 / 3', '1–200', 'All ready', 'ray:2.52.0'],
        [
          'gpuat max2 pods a replica',
          '',
          '3 / 4',
          '0–4',
          '1 starting',
          'ray:2.52.0',
        ],
        ['idle', '', '0 / 0', '1–∞', 'None asked for', 'ray:2.52.0'],
      ]);
      expect(
        screen.getByRole('img', { name: '3 ready, 1 starting of 4' }),
      ).toBeInTheDocument();
    });

    it('says that the spec has none', async () => {
      await renderView(only({ groups: [] }));
      expect(section('Worker groups')).toHaveTextContent(
        'The spec has no worker group: Ray runs on the head alone.',
      );
    });

    it('shows some of fifty until somebody asks for all', async () => {
      await renderView(
        only({
          groups: Array.from({ length: 50 }, (_, index) =>
            aWorkerGroup({ name: `group-${index}` }),
          ),
        }),
      );
      expect(rowsOf('Worker groups')).toHaveLength(12);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show all 50' }),
      );
      expect(rowsOf('Worker groups')).toHaveLength(50);
    });
  });

  describe('applications', () => {
    it('tells role, states, source, destination and policy', async () => {
      await renderView(cardStates.healthy);
      const [item] = within(section('Applications')).getAllByRole('listitem');
      expect(item).toHaveTextContent(/raycluster.*deploys the Ray cluster/);
      expect(item).toHaveTextContent(/Synced.*Healthy.*1\.5\.1/);
      expect(item).toHaveTextContent(
        'charts.example.org/kuberay · ray-cluster · 1.5.1',
      );
      expect(item).toHaveTextContent('prod / ray-cluster');
      expect(item).toHaveTextContent(
        'syncs by itself, prunes, undoes changes in the cluster',
      );
      expect(within(item).queryByRole('note')).toBeNull();
    });

    it('tells which fields Argo CD leaves to the autoscaler', async () => {
      await renderView(
        anEntityView({
          applications: [
            anApplicationView({
              ignoredFields: ['.spec.workerGroupSpecs[]?.replicas'],
            }),
          ],
        }),
      );
      expect(section('Applications')).toHaveTextContent(
        'Not compared.spec.workerGroupSpecs[]?.replicas',
      );
    });

    it('says nothing of fields where Argo CD compares them all', async () => {
      await renderView(
        anEntityView({
          applications: [anApplicationView({ ignoredFields: [] })],
        }),
      );
      expect(section('Applications')).not.toHaveTextContent('Not compared');
    });

    it('tells a sync that failed, its resources, the conditions and what differs', async () => {
      await renderView(
        anEntityView({
          applications: [
            anApplicationView({
              sync: 'OutOfSync',
              operation: anOperationView({
                phase: 'Failed',
                retryCount: 5,
                message: 'one or more objects failed to apply',
                failures: [
                  { kind: 'RayCluster', name: 'demo', message: 'is invalid' },
                ],
              }),
              conditions: [{ type: 'SyncError', message: 'it gave up' }],
              outOfSync: [
                { kind: 'ConfigMap', name: 'old', prune: true },
                { kind: 'RayCluster', name: 'demo', prune: false },
              ],
              outOfSyncOmitted: 3,
              policy: { automated: false, prune: false, selfHeal: false },
              links: { argocd: 'https://argocd.example.org/applications/ray' },
            }),
          ],
        }),
      );
      const applications = section('Applications');
      expect(
        within(applications)
          .getAllByRole('note')
          .map(({ textContent }) => textContent),
      ).toEqual([
        expect.stringMatching(
          /^The last sync failed \(tried again 5 times\)one or more objects failed to apply\. RayCluster demo: is invalid\. .* ago$/,
        ),
        'SyncErrorit gave up',
      ]);
      expect(applications).toHaveTextContent(
        '5 resources are not what Git says',
      );
      expect(applications).toHaveTextContent(
        'ConfigMap old (Git no longer has it)',
      );
      expect(applications).toHaveTextContent('and 3 more');
      expect(applications).toHaveTextContent('synced by hand');
      expect(
        within(applications).getByRole('link', { name: /raycluster/ }),
      ).toHaveAttribute('href', 'https://argocd.example.org/applications/ray');
    });
  });

  describe('pods', () => {
    const pods = [
      aPodView({
        name: 'crashing',
        group: 'gpu',
        state: 'failing',
        reason: 'CrashLoopBackOff',
        message: 'back-off 5m0s',
        restarts: 7,
      }),
      aPodView({ name: 'well', group: 'std' }),
    ];

    it('tells state, reason, restarts, node and age, and an image only where it is not the one of the spec', async () => {
      await renderView(
        only({
          pods,
          groups: [
            aWorkerGroup({ name: 'gpu', image: 'example.org/ray:2.53.0' }),
            aWorkerGroup({ name: 'std', image: pods[1].image }),
          ],
        }),
      );
      const rows = rowsOf('Pods');
      expect(rows.map(row => row.slice(0, -1))).toEqual([
        [
          'failing',
          'crashinggpu',
          'CrashLoopBackOffback-off 5m0s',
          '7',
          'node-1runs ray:2.52.0',
        ],
        ['ready', 'wellstd', '', '0', 'node-1'],
      ]);
      expect(rows[0].at(-1)).toMatch(/ago$/);
    });

    it('gives the reasons no room where no pod has one', async () => {
      await renderView(only({ pods: [aPodView({ name: 'well' })] }));
      const names = within(screen.getByRole('grid', { name: 'Pods' }))
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent);
      expect(names).toEqual(['State', 'Pod', 'Restarts', 'Node', 'Created']);
    });

    it('can tell in every cell which column it belongs to, for where there is no head of the table', async () => {
      await renderView(only({ pods }));
      const [, row] = within(
        screen.getByRole('grid', { name: 'Pods' }),
      ).getAllByRole('row');
      expect(
        [...row.querySelectorAll('[data-label]')].map(cell =>
          cell.getAttribute('data-label'),
        ),
      ).toEqual(['State', 'Pod', 'Why', 'Restarts', 'Node', 'Created']);
    });

    it('can be narrowed to a group and a state, and back again', async () => {
      await renderView(only({ pods }));
      await userEvent.click(screen.getByRole('button', { name: /Group/ }));
      await userEvent.click(screen.getByRole('option', { name: 'std' }));
      expect(rowsOf('Pods')).toHaveLength(1);
      await userEvent.click(screen.getByRole('button', { name: /State/ }));
      await userEvent.click(screen.getByRole('option', { name: 'failing' }));
      expect(section('Pods')).toHaveTextContent('No pod is like that.');
      await userEvent.click(
        screen.getByRole('button', { name: 'Show all pods' }),
      );
      expect(rowsOf('Pods')).toHaveLength(2);
    });

    it('says how many the view leaves out, and shows ten at first', async () => {
      await renderView(
        only({
          pods: Array.from({ length: 100 }, (_, index) =>
            aPodView({ name: `pod-${index}` }),
          ),
          podsOmitted: 105,
        }),
      );
      expect(section('Pods')).toHaveTextContent(
        '100 of 205 pods, those in trouble first',
      );
      expect(rowsOf('Pods')).toHaveLength(10);
      expect(
        screen.getByRole('button', { name: 'Show all 100' }),
      ).toHaveAttribute('aria-expanded', 'false');
    });

    it('says that there are none', async () => {
      await renderView(only({ pods: [] }));
      expect(section('Pods')).toHaveTextContent('No pods.');
    });
  });

  describe('conditions, events and syncs', () => {
    it('says of each that there are none', async () => {
      await renderView(
        only(
          { conditions: [], events: [] },
          { applications: [anApplicationView({ history: [] })] },
        ),
      );
      expect(section('Conditions')).toHaveTextContent(
        'The operator has not written any condition.',
      );
      expect(section('Warning events')).toHaveTextContent('No warning events.');
      expect(section('Sync history')).toHaveTextContent(
        'Argo CD has not synced anything here yet.',
      );
    });

    it('tells each as it was written', async () => {
      await renderView(
        only(
          {
            conditions: [
              {
                type: 'HeadPodReady',
                status: 'True',
                reason: 'HeadPodRunningAndReady',
              },
              {
                type: 'RayClusterSuspended',
                status: 'False',
                reason: 'RayClusterSuspended',
              },
            ],
            events: [
              {
                involved: { kind: 'Pod', name: 'ray-worker' },
                reason: 'FailedScheduling',
                message: '0/3 nodes are available',
                count: 12,
                lastSeen: '2026-11-21T02:10:00Z',
              },
            ],
          },
          {
            applications: [
              anApplicationView({
                history: [
                  {
                    id: 3,
                    revisions: ['0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'],
                    deployedAt: '2026-11-21T02:09:00Z',
                    initiatedBy: 'ada',
                    automated: false,
                  },
                ],
              }),
            ],
          },
        ),
      );
      expect(rowsOf('Conditions')[0].slice(0, 2)).toEqual([
        'True',
        'HeadPodReadyHeadPodRunningAndReady',
      ]);
      expect(rowsOf('Conditions')[1].slice(0, 2)).toEqual([
        'False',
        'RayClusterSuspended',
      ]);
      expect(rowsOf('Warning events')[0].slice(1)).toEqual([
        'FailedScheduling 12 ×',
        '0/3 nodes are availablePod ray-worker',
      ]);
      expect(rowsOf('Sync history')[0].slice(1)).toEqual([
        'raycluster',
        '0a1b2c3',
        'ada',
      ]);
      expect(
        within(section('Sync history')).getByTitle(
          '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
        ),
      ).toBeInTheDocument();
    });
  });

  describe('what the autoscaler says', () => {
    const said = () => section('What the autoscaler says');

    it.each`
      case                         | view                                                                                                 | sentence
      ${'there is none'}           | ${only({ autoscaler: { enabled: false } })}                                                          | ${'This Ray cluster has no autoscaler'}
      ${'nobody may ask'}          | ${words({ state: 'off' })}                                                                           | ${'kuberay.ray.dashboard: proxy'}
      ${'it was just asked'}       | ${words({ state: 'reading' })}                                                                       | ${'Asking Ray …'}
      ${'it has nothing to say'}   | ${words({})}                                                                                         | ${'no task waits'}
      ${'it cannot be asked'}      | ${words({ state: 'unknown', reason: 'The head does not answer.' })}                                  | ${'The head does not answer.'}
      ${'a number of tasks waits'} | ${words({ pendingDemands: [{ resources: { GPU: 4, memory: 2 ** 33 }, count: 2, atLeast: false }] })} | ${'2 tasks or actors wait for 4 GPU + 8 GiB of memory each'}
      ${'one task waits'}          | ${words({ pendingDemands: [{ resources: { tpu_slice: 1 }, count: 1, atLeast: false }] })}            | ${'1 task or actor waits for 1 tpu_slice'}
      ${'Ray counts no further'}   | ${words({ pendingDemands: [{ resources: { CPU: 1 }, count: 4, atLeast: true }] })}                   | ${'4 or more tasks or actors wait for 1 CPU each'}
    `('has a sentence for when $case', async ({ view, sentence }) => {
      await renderView(view);
      expect(said()).toHaveTextContent(sentence);
    });

    it('puts its complaints into a frame, its doings into lines, the newest first', async () => {
      await renderView(
        words({
          messages: [
            {
              severity: 'info',
              message: 'Adding 3 nodes.',
              since: '2026-11-21T02:01:00',
              lastSeen: '2026-11-21T02:01:00',
              count: 1,
            },
            {
              severity: 'warning',
              message: 'No available node types can fulfill.',
              since: '2026-11-21T02:02:00',
              lastSeen: '2026-11-21T02:05:00',
              count: 27,
            },
          ],
        }),
      );
      expect(
        within(within(said()).getByRole('list', { name: 'What it said' }))
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual([
        'No available node types can fulfill.Warning · 27 times since 02:02:00',
        'Adding 3 nodes.02:01:00',
      ]);
      expect(within(said()).getAllByRole('note')).toHaveLength(1);
    });

    it('keeps the output of ray status folded until it is asked for', async () => {
      const { container } = await renderView(
        words({
          status: 'Autoscaler status: 02:10\n--------------\nIdle:\n 1 std\n',
        }),
      );
      const trigger = screen.getByRole('button', {
        name: 'Output of ray status',
      });
      expect(trigger).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(trigger);
      expect(
        screen.getByRole('region', { name: 'Output of ray status' }),
      ).toHaveTextContent(
        'Autoscaler status: 02:10 -------------- Idle: 1 std',
      );
      expect(await axe(container)).toHaveNoViolations();
    });

    it('says how old its last words are when it no longer answers', async () => {
      await renderView(
        words({
          state: 'unknown',
          reason: 'The head does not answer.',
          observedAt: '2026-11-21T02:05:00Z',
          pendingDemands: [{ resources: { GPU: 1 }, count: 1, atLeast: false }],
        }),
      );
      expect(said()).toHaveTextContent(
        /Its last words:.*ago.*1 task or actor waits for 1 GPU/,
      );
    });
  });

  describe('versions', () => {
    it('tells what runs and what brought it', async () => {
      await renderView(
        only(
          {
            autoscaler: {
              enabled: true,
              version: 'v2',
              words: {
                state: 'known',
                rayVersion: '2.53.0',
                messages: [],
                pendingDemands: [],
              },
            },
            originatedFrom: { kind: 'RayService', name: 'llm' },
          },
          {
            applications: [
              anApplicationView(),
              anApplicationView({ name: 'operator', role: 'operator' }),
            ],
          },
        ),
      );
      const versions = within(section('Versions'));
      const names = versions.getAllByRole('term').map(n => n.textContent);
      const values = versions
        .getAllByRole('definition')
        .map(n => n.textContent);
      expect(
        Object.fromEntries(names.map((name, index) => [name, values[index]])),
      ).toEqual({
        Ray: '2.53.0 (the spec says 2.52.0)',
        Image: 'docker.io/rayproject/ray:2.52.0',
        Chart: 'ray-cluster-1.5.1',
        Operator: '1.5.1',
        Autoscaler: 'v2',
        'Made by': 'RayService llm',
        Created: expect.stringMatching(/ago$/),
      });
    });
  });

  it('says why the head is not ready, and nothing of one that is', async () => {
    await renderView(cardStates.headNotReady);
    expect(section('raycluster-kuberay')).toHaveTextContent(
      'The head is not ready: ImagePullBackOffBack-off pulling image',
    );
  });
});
