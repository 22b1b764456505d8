import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { verdict, type EntityView } from 'backstage-plugin-kuberay-common';
import {
  anEntityView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import { kuberayApiRef } from '../../api';
import { entityContentRouteRef } from '../../routes';
import { InMemoryKuberayApi } from '../../testUtils';
import { cardStates } from './__fixtures__/cardStates';
import { RayClusterCard } from './RayClusterCard';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments-features', namespace: 'default' },
};

function renderCard(api: InMemoryKuberayApi, options: { tab?: boolean } = {}) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <RayClusterCard />
    </EntityProvider>,
    {
      apis: [[kuberayApiRef, api]],
      ...(options.tab && {
        mountedRoutes: { '/ray-cluster': entityContentRouteRef },
      }),
    },
  );
}

const verdictText = () => screen.getByRole('status').textContent;

async function renderView(view: EntityView, options: { tab?: boolean } = {}) {
  const api = InMemoryKuberayApi.create({ view });
  const result = renderCard(api, options);
  await screen.findByRole('status');
  await waitFor(() => expect(verdictText()).not.toMatch(/^Reading the/));
  return {
    ...result,
    show: (next: EntityView) => act(() => api.setView(next)),
  };
}

/** Every note as `title | text`. */
const notes = () =>
  screen
    .queryAllByRole('note')
    .map(note =>
      [...note.children].map(({ textContent }) => textContent).join(' | '),
    );

const title = () => screen.getByRole('heading', { level: 3 }).textContent;

/** The three facts as `label: word`. */
function facts(scope: HTMLElement = document.body) {
  const labels = within(scope).queryAllByRole('term');
  const words = within(scope).queryAllByRole('definition');
  return labels.map(
    (label, index) => `${label.textContent}: ${words[index].textContent}`,
  );
}

describe('RayClusterCard', () => {
  let consoleError: jest.SpyInstance;

  beforeEach(() => {
    consoleError = jest.spyOn(console, 'error');
  });

  afterEach(() => {
    const errors = consoleError.mock.calls;
    consoleError.mockRestore();
    if (errors.length > 0) {
      throw new Error(`The card wrote errors to the console: ${errors}`);
    }
  });

  it('keeps its frame while loading', async () => {
    renderInTestApp(
      <EntityProvider entity={entity}>
        <RayClusterCard />
      </EntityProvider>,
      {
        apis: [
          [
            kuberayApiRef,
            {
              ...InMemoryKuberayApi.create(),
              streamEntityView: () => new Promise<never>(() => {}),
              getEntityView: () => new Promise<never>(() => {}),
            },
          ],
        ],
      },
    );

    expect(await screen.findByRole('status')).toHaveTextContent(
      'Reading the Ray cluster …',
    );
    expect(title()).toBe('Ray cluster');
    expect(screen.getByText('component payments-features')).toBeInTheDocument();
  });

  it.each`
    state                  | sentence                                                           | words
    ${'healthy'}           | ${'All 3 workers are ready'}                                       | ${['Synced', 'Healthy', 'Ready']}
    ${'scaling'}           | ${'Scaling up: 9 of 14 workers ready'}                             | ${['Synced', 'Healthy', 'Scaling']}
    ${'waiting'}           | ${'gpu-a100 waits for capacity: 1 of 4 ready'}                     | ${['Synced', 'Healthy', 'Waiting']}
    ${'degraded'}          | ${'1 of 2 workers keeps crashing'}                                 | ${['Synced', 'Healthy', 'Degraded']}
    ${'headNotReady'}      | ${'The head is not ready: ImagePullBackOff'}                       | ${['Synced', 'Healthy', 'Degraded']}
    ${'outOfSync'}         | ${'The cluster is not what Git says: OutOfSync'}                   | ${['OutOfSync', 'Healthy', 'Ready']}
    ${'suspended'}         | ${'Suspended; no pods run'}                                        | ${['Synced', 'Healthy', 'Suspended']}
    ${'missing'}           | ${'The Ray cluster is not there yet'}                              | ${['No app', 'No app', 'Missing']}
    ${'creating'}          | ${'Argo CD is creating the Ray cluster'}                           | ${['OutOfSync', 'Missing', 'Missing']}
    ${'notInstalled'}      | ${'KubeRay is not installed on Production yet'}                    | ${['Unknown', 'Progressing', 'Not installed']}
    ${'syncing'}           | ${'Reading Production …'}                                          | ${['Unknown', 'Unknown', 'Unknown']}
    ${'unavailable'}       | ${'Production cannot be read'}                                     | ${['Unknown', 'Unknown', 'Unknown']}
    ${'sourceStale'}       | ${'Last seen: All 3 workers are ready'}                            | ${['Synced', 'Healthy', 'Ready']}
    ${'unknownCluster'}    | ${'No Kubernetes cluster is called prodd'}                         | ${['Unknown', 'Unknown', 'Unknown']}
    ${'notMatched'}        | ${'No Ray cluster belongs to this component yet'}                  | ${[]}
    ${'atMaximum'}         | ${'gpu is at its maximum; Ray asks for 2 more GPUs'}               | ${['Synced', 'Healthy', 'Ready']}
    ${'growingOnDemand'}   | ${'Scaling up: 6 of 12 workers ready'}                             | ${['Synced', 'Healthy', 'Scaling']}
    ${'neverSynced'}       | ${'Argo CD has not created the Ray cluster: somebody has to sync'} | ${['OutOfSync', 'Missing', 'Missing']}
    ${'notComparable'}     | ${'Argo CD cannot compare with Git'}                               | ${['Unknown', 'Unknown', 'Ready']}
    ${'noneWanted'}        | ${'Ready; no worker is asked for'}                                 | ${['Synced', 'Healthy', 'Ready']}
    ${'noGroups'}          | ${'Ready; no worker is asked for'}                                 | ${['Synced', 'Healthy', 'Ready']}
    ${'fiftyGroups'}       | ${'2 of 100 workers failing: ImagePullBackOff'}                    | ${['Synced', 'Healthy', 'Degraded']}
    ${'ofNewerBackend'}    | ${'Upgrading: 1 of 3 workers has the new image'}                   | ${['Synced', 'Healthy', 'Ready']}
    ${'invalidAnnotation'} | ${'The annotation kuberay.io/raycluster cannot be read'}           | ${[]}
  `(
    'says in one line and three facts what is the matter: $state',
    async ({ state, sentence, words }) => {
      const { container } = await renderView(
        cardStates[state as keyof typeof cardStates],
      );

      expect(title()).toBe('Ray cluster');
      expect(verdictText()).toBe(sentence);
      const labels = ['Argo CD sync', 'Argo CD health', 'Ray'];
      expect(facts()).toEqual(
        words.map((word: string, index: number) => `${labels[index]}: ${word}`),
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('names the cluster and where it runs', async () => {
    await renderView(cardStates.healthy);

    expect(
      screen.getByText('raycluster-kuberay · Production / ray-cluster'),
    ).toBeInTheDocument();
    expect(screen.getByText('live')).toBeInTheDocument();
  });

  it('is calm when all is well: groups, totals and links, no note', async () => {
    await renderView(cardStates.healthy);

    const groups = screen.getByRole('list', {
      name: 'Worker groups of raycluster-kuberay',
    });
    expect(
      within(groups)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'standard-worker1 / 1 · 1–2001 of 1 ready, 1 to 200 allowed',
      'additional-worker-group11 / 1 · 1–301 of 1 ready, 1 to 30 allowed',
      'additional-worker-group21 / 1 · 1–2001 of 1 ready, 1 to 200 allowed',
    ]);
    expect(screen.getByText('3 workers · 4 CPU · 5 GB')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Ray dashboard/ })).toHaveAttribute(
      'href',
      'https://ray.example.org/#/cluster',
    );
    expect(screen.getByRole('link', { name: /Argo CD/ })).toHaveAttribute(
      'href',
      'https://argocd.example.org/applications/argocd/ray',
    );
    expect(notes()).toEqual([]);
  });

  it('shows pods as cells with the same in words, and a bar from 25 on', async () => {
    await renderView(cardStates.scaling);
    const strip = screen.getByRole('img', {
      name: '6 ready, 3 starting, 2 missing of 11',
    });
    expect(strip.childNodes).toHaveLength(11);
    expect(screen.getByText('3 starting, 2 not created yet')).toBeVisible();
  });

  it('shows many pods as a bar with one part per kind', async () => {
    await renderView(cardStates.large);

    const bar = screen.getByRole('img', {
      name: '139 ready, 30 starting, 11 missing of 180',
    });
    expect(bar.childNodes).toHaveLength(3);
    expect(
      screen.getByText('205 workers · 1,465 CPU · 5.9 TiB · 200 GPU'),
    ).toBeInTheDocument();
  });

  it('tells why a group waits, in Kubernetes’ own words too, and that it is at its maximum', async () => {
    await renderView(cardStates.waiting);

    const [, gpu] = screen.getAllByRole('listitem');
    expect(gpu).toHaveTextContent('at max');
    expect(gpu).toHaveTextContent('2 waiting for a node, 1 not created yet');
    expect(gpu).toHaveTextContent(/0\/3 nodes are available/);
  });

  it('says what to do, and why Argo CD calls a broken cluster Healthy, without saying the reason twice', async () => {
    await renderView(cardStates.degraded);

    expect(notes()).toEqual(['Read the log of the container that ended.']);
    expect(
      screen.getByText(/^Argo CD says Healthy all the same: .* Unless it is/),
    ).toBeVisible();
    expect(
      screen.getByText('1 × CrashLoopBackOff, 7 restarts'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 of 1 ready, at least 1 allowed, no maximum'),
    ).toBeInTheDocument();
  });

  it('shows a head that is not ready and pods that the spec no longer names', async () => {
    await renderView(cardStates.headNotReady);

    expect(screen.getByText(/Back-off pulling image/)).toBeInTheDocument();
    expect(screen.getByText('not in the spec')).toBeInTheDocument();
    expect(screen.getByText('1 pod left')).toBeInTheDocument();
  });

  it('gives a head that is on its way no row: the verdict says so', async () => {
    const head = { ready: false, restarts: 0 };
    await renderView(
      anEntityView({
        rayClusters: [aRayClusterView({ phase: 'Pending', head })],
      }),
    );

    expect(screen.queryByText('head')).not.toBeInTheDocument();
  });

  it('writes thousands so that they can be read, for eyes and ears', async () => {
    const group = { ready: 12345, desired: 12345, min: 10000, max: 20000 };
    await renderView(
      anEntityView({
        rayClusters: [aRayClusterView({ groups: [aWorkerGroup(group)] })],
      }),
    );

    expect(screen.getByRole('listitem')).toHaveTextContent(
      '12,345 / 12,345 · 10,000–20,000' +
        '12,345 of 12,345 ready, 10,000 to 20,000 allowed',
    );
    expect(
      screen.getByRole('img', { name: '12,345 ready of 12,345' }),
    ).toBeInTheDocument();
  });

  it('does not call a suspended cluster’s absent head and workers missing', async () => {
    await renderView(cardStates.suspended);

    expect(screen.getByText('0 workers · 2 when resumed')).toBeInTheDocument();
    expect(screen.queryByText('HeadPodNotFound')).not.toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('never counts what has not been read', async () => {
    await renderView(cardStates.syncing);

    expect(screen.getByText('connecting')).toBeInTheDocument();
    expect(screen.queryByText(/workers/)).not.toBeInTheDocument();
  });

  it('keeps old data of a cluster that does not answer, with age and reason', async () => {
    await renderView(cardStates.sourceStale);

    expect(screen.getByText(/^as of .* ago$/)).toBeInTheDocument();
    expect(notes()).toEqual([
      'Production does not answer. | Connection refused. Trying again by itself.',
    ]);
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });

  it('says what to do about a cluster that nobody configured, without hope that it comes by itself', async () => {
    await renderView(cardStates.unknownCluster);

    expect(notes()).toEqual([
      'The Kubernetes plugin has no cluster called prodd. | Correct the annotation kuberay.io/raycluster, or configure the cluster there.',
    ]);
  });

  it('tells whoever waits for a new cluster how long that may take', async () => {
    await renderView(cardStates.missing);

    expect(screen.getByText(/^Just created\?/)).toBeInTheDocument();
  });

  it('says why a cluster was never read', async () => {
    await renderView(cardStates.unavailable);

    expect(screen.getByText('not connected')).toBeInTheDocument();
    expect(notes()).toEqual([
      'Production does not let us read all that belongs here. | The account may not list rayclusters.ray.io. Trying again by itself.',
    ]);
  });

  it('gives the annotation to copy to an entity without a cluster', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    await renderView(cardStates.notMatched);

    expect(
      screen.getByRole('region', { name: 'Annotation for catalog-info.yaml' }),
    ).toHaveTextContent('kuberay.io/raycluster: ray/my-cluster');
    await user.click(screen.getByRole('button', { name: 'Copy' }));

    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(written.mock.calls).toEqual([
      ['metadata:\n  annotations:\n    kuberay.io/raycluster: ray/my-cluster'],
    ]);
  });

  it('says so when the browser lends no clipboard', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('denied'));
    await renderView(cardStates.notMatched);

    await user.click(screen.getByRole('button', { name: 'Copy' }));

    expect(
      await screen.findByRole('button', { name: 'Select and copy by hand' }),
    ).toBeInTheDocument();
  });

  it('explains the annotation that cannot be read', async () => {
    await renderView(cardStates.invalidAnnotation);

    expect(
      screen.getByText(/<cluster>\/<namespace>\/<name>/),
    ).toBeInTheDocument();
  });

  it('gives several clusters a block each, with their own facts, the worst first', async () => {
    const { container } = await renderView(cardStates.several);

    expect(title()).toBe('Ray clusters');
    const blocks = screen
      .getAllByRole('heading', { level: 4 })
      .map(heading => [
        heading.textContent,
        ...facts(heading.closest('section') as HTMLElement),
      ]);
    expect(blocks).toEqual([
      [
        'nightly',
        'Argo CD sync: No app',
        'Argo CD health: No app',
        'Ray: Degraded',
      ],
      [
        'raycluster-kuberay',
        'Argo CD sync: Synced',
        'Argo CD health: Healthy',
        'Ray: Ready',
      ],
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows two groups of one name, which is what is wrong with them', async () => {
    await renderView(
      anEntityView({
        rayClusters: [
          aRayClusterView({
            groups: [
              aWorkerGroup({ name: 'a1', max: 200 }),
              aWorkerGroup({ name: 'a1', max: 30, ready: 0 }),
            ],
          }),
        ],
      }),
    );

    expect(screen.getAllByText('a1')).toHaveLength(2);
  });

  it('shows names and reasons as text, whatever they hold', async () => {
    await renderView(
      anEntityView({
        verdict: {
          code: 'spec-rejected',
          tone: 'error',
          params: { reason: '<img src=x> $t(card.title) & more' },
          message: '',
        },
      }),
    );

    expect(verdictText()).toBe(
      'The operator rejects this cluster: <img src=x> $t(card.title) & more',
    );
  });

  it('falls back to the backend’s sentence when a parameter is missing', async () => {
    await renderView(
      anEntityView({
        verdict: {
          code: 'scaling-up',
          tone: 'progressing',
          params: {},
          message: 'Scaling up',
        },
      }),
    );

    expect(verdictText()).toBe('Scaling up');
  });

  it('says clearly that it failed, and tries again when asked to', async () => {
    const user = userEvent.setup();
    const api = InMemoryKuberayApi.create({ view: cardStates.healthy });
    api.failWith(new Error('Request failed with 503'));
    const { container } = renderCard(api);

    expect(
      await screen.findByText('The Ray cluster cannot be shown'),
    ).toBeInTheDocument();
    expect(title()).toBe('Ray cluster');
    expect(notes()).toEqual([
      'The portal does not answer. | Request failed with 503. Trying again by itself.',
    ]);
    expect(await axe(container)).toHaveNoViolations();
    api.failWith(undefined);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByText('All 3 workers are ready'),
    ).toBeInTheDocument();
  });

  it('says that the user may not see the clusters, and who can change that', async () => {
    const refused = Object.assign(new Error(), { name: 'NotAllowedError' });
    const api = InMemoryKuberayApi.create();
    api.failWith(refused);
    const { container } = renderCard(api);

    expect(
      await screen.findByText(
        'You may not see the Ray clusters of this entity',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/kuberay.cluster.read/)).toBeInTheDocument();
    expect(title()).toBe('Ray cluster');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps the last picture when the portal stops answering, with its growing age', async () => {
    jest.useFakeTimers();
    try {
      const api = InMemoryKuberayApi.create({ view: cardStates.healthy });
      renderCard(api);
      const pass = (milliseconds: number) =>
        act(() => jest.advanceTimersByTimeAsync(milliseconds));
      await pass(1_000);
      expect(verdictText()).toBe('All 3 workers are ready');

      api.failWith(new Error('Failed to fetch'));
      await pass(4 * 60_000 + 30_000);

      expect(verdictText()).toBe('Last seen: All 3 workers are ready');
      expect(screen.getByText('as of 4 min ago')).toBeInTheDocument();
      expect(notes()).toEqual([
        'The portal does not answer. | Failed to fetch. Trying again by itself.',
      ]);
      expect(screen.getAllByRole('listitem')).toHaveLength(3);
    } finally {
      jest.useRealTimers();
    }
  });

  const lines = () =>
    screen
      .getAllByRole('listitem')
      .map(({ firstChild }) => firstChild?.firstChild?.textContent);

  it('lists the worst of fifty groups, says how the rest are, and shows all when asked to', async () => {
    const user = userEvent.setup();
    await renderView(cardStates.fiftyGroups);

    expect(lines()).toEqual([
      'tenant-33',
      ...[0, 1, 2, 3, 4, 5, 6].map(index => `tenant-${index}`),
    ]);
    expect(screen.getByText('42 more groups: 84 / 84 ready')).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Show all 50 groups' }),
    );

    expect(lines()).toEqual(
      Array.from({ length: 50 }, (_, index) => `tenant-${index}`),
    );
    const less = screen.getByRole('button', { name: 'Show less' });
    expect(less).toHaveAttribute('aria-expanded', 'true');
    expect(less).toHaveFocus();
  });

  it('leads to the other findings on the tab', async () => {
    await renderView(cardStates.fiftyGroups, { tab: true });

    expect(
      screen.getByRole('link', { name: '1 more finding' }),
    ).toHaveAttribute('href', '/ray-cluster');
  });

  it('leads nowhere in an app without the tab', async () => {
    await renderView(cardStates.fiftyGroups);

    expect(
      screen.queryByRole('link', { name: '1 more finding' }),
    ).not.toBeInTheDocument();
  });

  it('tells what Ray waits for while a cluster grows', async () => {
    await renderView(cardStates.growingOnDemand);

    expect(
      screen.getByText(
        'Waiting in Ray: 100 or more × 1 GPU, 8 × 4 CPU + 2 GiB memory, 1 other kind',
      ),
    ).toBeVisible();
  });

  it('says the reason once where the verdict has the rest', async () => {
    await renderView(cardStates.notComparable);

    expect(notes()).toEqual([
      'helm template failed: unknown key workergroup. | Check that the values render.',
    ]);
  });

  it('says that a cluster without groups works on its head', async () => {
    await renderView(cardStates.noGroups);

    expect(screen.getByText(/^No worker groups/)).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('keeps what is live where one of two sources was never read', async () => {
    const { container } = await renderView(cardStates.partial);

    expect(verdictText()).toBe('nightly: Batch cannot be read');
    expect(screen.getByText('partly live')).toBeVisible();
    expect(notes()).toEqual([
      'Batch does not accept our credentials. | 401 Unauthorized. Trying again by itself.',
    ]);
    expect(facts()).toEqual([
      'Argo CD sync: Unknown',
      'Argo CD health: Unknown',
      'Ray: Unknown',
      'Argo CD sync: Synced',
      'Argo CD health: Healthy',
      'Ray: Ready',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows five of many clusters, and all when asked to', async () => {
    const user = userEvent.setup();
    await renderView(cardStates.many);
    const names = () => screen.getAllByRole('heading', { level: 4 });

    expect(names()).toHaveLength(5);
    expect(screen.getAllByText('3 groups: 3 / 3 ready')).toHaveLength(5);
    await user.click(
      screen.getByRole('button', { name: 'Show all 12 Ray clusters' }),
    );

    expect(names()).toHaveLength(12);
  });

  it('loses no row while a cluster grows and shrinks, and speaks only when something else is the matter', async () => {
    const grown = (
      ready: number,
      desired: number,
      phase: 'Ready' | 'Scaling',
    ) =>
      anEntityView({
        rayClusters: [
          aRayClusterView({
            phase,
            groups: [
              aWorkerGroup({ desired, ready, starting: desired - ready }),
              aWorkerGroup({ name: 'gpu', desired: 0, ready: 0, min: 0 }),
            ],
          }),
        ],
        verdict:
          phase === 'Ready'
            ? verdict('all-ready', 'ok', { desired })
            : verdict('scaling-up', 'progressing', { ready, desired }),
      });
    const { container, show } = await renderView(grown(2, 2, 'Ready'));
    const spoken = () =>
      container.querySelector('[aria-live=polite]')?.textContent;
    const rows = [...container.querySelectorAll('li')];
    const heard: Array<string | null | undefined> = [spoken()];
    for (const view of [
      grown(2, 30, 'Scaling'),
      grown(9, 30, 'Scaling'),
      grown(29, 30, 'Scaling'),
      grown(30, 30, 'Ready'),
      grown(3, 3, 'Ready'),
    ]) {
      show(view);
      expect(verdictText()).toBe(view.verdict.message);
      heard.push(spoken());
    }

    const now = [...container.querySelectorAll('li')];
    expect(now.map((row, index) => row === rows[index])).toEqual([true, true]);
    expect(heard).toEqual([
      '',
      'Scaling up: 2 of 30 workers ready',
      'Scaling up: 2 of 30 workers ready',
      'Scaling up: 2 of 30 workers ready',
      'All 30 workers are ready',
      'All 30 workers are ready',
    ]);
  });
});
