import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  FleetRow,
  FleetView,
  SourceView,
} from 'backstage-plugin-kuberay-common';
import { axe } from 'jest-axe';
import { kuberayApiRef } from '../../api';
import { aResponseError, InMemoryKuberayApi } from '../../testUtils';
import {
  aFleetRow,
  aFleetView,
  aLargeFleet,
  aMixedFleet,
  aSource,
} from './__fixtures__/aFleetRow';
import { FleetPage } from './FleetPage';

function renderPage(api: InMemoryKuberayApi) {
  return renderInTestApp(<FleetPage />, {
    apis: [[kuberayApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

async function renderFleet(
  fleet: FleetView = aFleetView(aMixedFleet()),
): Promise<InMemoryKuberayApi> {
  const api = InMemoryKuberayApi.create({ fleet });
  await renderPage(api);
  await screen.findByRole('table', { name: 'Ray clusters' });
  return api;
}

const renderRows = (rows: FleetRow[], sources?: SourceView[]) =>
  renderFleet(aFleetView(rows, sources));

/** The Ray clusters in the order of the table. */
const names = () =>
  screen
    .queryAllByRole('rowheader')
    .map(header => header.querySelector('[title]')?.textContent);

/** The totals as `value label`. */
const totals = () =>
  screen.getAllByRole('term').map((label, index) => {
    const value = screen.getAllByRole('definition')[index];
    return `${value.textContent} ${label.textContent}`;
  });

const notes = () =>
  screen.queryAllByRole('note').map(({ textContent }) => textContent);

const address = (query: string) =>
  window.history.replaceState(null, '', `/${query}`);

const stale: SourceView['freshness'] = {
  state: 'stale',
  observedAt: new Date(Date.now() - 4.5 * 3_600_000).toISOString(),
  problem: { code: 'unreachable', message: 'connect ECONNREFUSED' },
};

describe('FleetPage', () => {
  afterEach(() => address(''));

  it('shows each Ray cluster with its verdict, workers, states and owner, the worst first', async () => {
    await renderFleet();

    const [, worst, ...others] = screen.getAllByRole('row');
    expect(others).toHaveLength(3);
    expect(
      [...worst.children].map(({ textContent }) => textContent).slice(0, 8),
    ).toEqual([
      'llm-servingGPU Europe / ray-serve',
      '1 of 8 workers keeps crashing2 findings',
      '7 / 87 of 8 workers ready, at most 10',
      '',
      'Degraded',
      'Synced',
      'Healthy',
      'team-ml',
    ]);
    expect(names()).toEqual(['llm-serving', 'features', 'etl', 'notebooks']);
  });

  it('leads to the entity and the owner, where they are known', async () => {
    await renderFleet();

    expect(
      screen.getByRole('link', { name: 'features' }).getAttribute('href'),
    ).toBe('/catalog/payments/component/features');
    expect(
      screen
        .getByRole('link', { name: 'payments/team-features' })
        .getAttribute('href'),
    ).toBe('/catalog/payments/group/team-features');
    expect(screen.queryByRole('link', { name: 'notebooks' })).toBeNull();
    expect(screen.getByText('No owner')).toBeVisible();
  });

  it('adds up what is shown, and says of how many', async () => {
    await renderFleet();
    expect(totals()).toEqual([
      '4 Ray clusters',
      '2 need attention',
      '22 / 28 workers ready',
      '102 CPU',
      '588 GiB memory',
      '8 GPU',
    ]);

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'etl',
    );

    await waitFor(() =>
      expect(totals()).toEqual([
        '1of 4 Ray cluster',
        '0 need attention',
        '9 / 14 workers ready',
        '30 CPU',
        '60 GiB memory',
        '0 GPU',
      ]),
    );
  });

  it('writes thousands as the language does', async () => {
    await renderRows([
      aFleetRow('big', {
        totals: {
          workersReady: 1204,
          workersDesired: 1290,
          cpu: 9812,
          memory: 2 ** 42,
          gpu: 0,
          tpu: 16,
        },
      }),
    ]);

    expect(totals().slice(2)).toEqual([
      '1,204 / 1,290 workers ready',
      '9,812 CPU',
      '4 TiB memory',
      '0 GPU',
      '16 TPU',
    ]);
  });

  it('finds by text, tells how many match, and keeps the text in the address', async () => {
    await renderFleet();

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'keeps crashing',
    );

    await waitFor(() => expect(names()).toEqual(['llm-serving']));
    expect(screen.getByText('1 of 4 Ray clusters')).toHaveAttribute(
      'role',
      'status',
    );
    await waitFor(() =>
      expect(window.location.search).toBe('?q=keeps+crashing'),
    );
  });

  it('narrows by several values of a list, and by several lists', async () => {
    await renderFleet();

    await userEvent.click(screen.getByRole('button', { name: 'All Ray' }));
    await userEvent.click(screen.getByRole('option', { name: 'Degraded (1)' }));
    await userEvent.click(screen.getByRole('option', { name: 'Ready (2)' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(names()).toEqual(['llm-serving', 'features', 'notebooks']),
    );

    await userEvent.click(screen.getByRole('button', { name: 'All Owner' }));
    await userEvent.click(screen.getByRole('option', { name: 'No owner (1)' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(names()).toEqual(['notebooks']));
    await waitFor(() =>
      expect(window.location.search).toBe(
        '?owner=none&phase=Degraded&phase=Ready',
      ),
    );
  });

  it('shows what a shared link shows, and takes all of it back at once', async () => {
    address('?namespace=ray&sort=-name');
    await renderFleet();
    expect(names()).toEqual(['features', 'etl']);

    await userEvent.click(
      screen.getByRole('button', { name: 'Reset filters' }),
    );

    await waitFor(() =>
      expect(names()).toEqual(['notebooks', 'llm-serving', 'features', 'etl']),
    );
    await waitFor(() => expect(window.location.search).toBe('?sort=-name'));
  });

  it('follows Back to an address with another filter', async () => {
    await renderFleet();
    address('?q=etl');

    act(() => {
      window.dispatchEvent(new PopStateEvent('popstate'));
    });

    await waitFor(() => expect(names()).toEqual(['etl']));
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'etl',
    );
  });

  it('says so when nothing matches, with the way back', async () => {
    address('?phase=Suspended');
    await renderFleet().catch(() => undefined);
    const notice = (await screen.findByText('No Ray cluster matches'))
      .parentElement as HTMLElement;

    expect(notice).toHaveTextContent('There are 4 without the filters.');
    await userEvent.click(
      within(notice).getByRole('button', { name: 'Reset filters' }),
    );
    await waitFor(() => expect(names()).toHaveLength(4));
  });

  it('shows what a hostile link asks for as nothing but a word that can be taken back', async () => {
    address('?phase=__proto__&sync=%24t(fleet.title)&q=%3Cimg%20src%3Dx%3E');
    await renderPage(
      InMemoryKuberayApi.create({ fleet: aFleetView(aMixedFleet()) }),
    );
    expect(await screen.findByText('No Ray cluster matches')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: /Argo CD sync/ }));
    expect(
      screen.getByRole('option', { name: '$t(fleet.title) (0)' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: /Ray$/ }));
    expect(screen.getByRole('option', { name: '__proto__ (0)' })).toBeVisible();
  });

  it('keeps rows in their places under a pointer, and has the worst first again when it leaves', async () => {
    const rows = aMixedFleet();
    const api = await renderFleet(aFleetView(rows));
    const table = screen.getByRole('table');
    const order = names();
    fireEvent.pointerMove(table);

    const failing = { ...rows[2], phase: 'Degraded' } as const;
    api.setFleet(aFleetView([failing, rows[0], rows[1], rows[3]]));
    // A page that is shown again reads at once.
    fireEvent(document, new Event('visibilitychange'));
    await waitFor(() => {
      fireEvent.pointerMove(table);
      expect(screen.getAllByText('Degraded')).toHaveLength(2);
    });
    expect(names()).toEqual(order);

    fireEvent.pointerOut(table);
    await waitFor(() => expect(names()[0]).toBe('etl'));
  });

  it('sorts by a head, the other way round when it is pressed again, by keyboard too', async () => {
    await renderFleet();
    const head = screen.getByRole('columnheader', { name: 'Workers' });
    expect(
      screen.getByRole('columnheader', { name: 'Verdict' }),
    ).toHaveAttribute('aria-sort', 'ascending');

    await userEvent.click(within(head).getByRole('button'));
    await waitFor(() => expect(head).toHaveAttribute('aria-sort', 'ascending'));
    expect(names()).toEqual(['features', 'notebooks', 'llm-serving', 'etl']);

    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(head).toHaveAttribute('aria-sort', 'descending'),
    );
    expect(names()).toEqual(['etl', 'llm-serving', 'features', 'notebooks']);
  });

  it('turns pages, and comes back to the first when a filter leaves fewer', async () => {
    await renderRows(aLargeFleet(60));
    expect(names()).toHaveLength(25);
    expect(screen.getByText('1–25 of 60')).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    expect(screen.getByText('26–50 of 60')).toBeVisible();
    expect(names()[0]).toBe('cluster-0025');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'cluster-000',
    );
    await waitFor(() => expect(names()[0]).toBe('cluster-0000'));
    expect(names()).toHaveLength(10);
    expect(screen.queryByText(/\d–\d/)).toBeNull();
  });

  it('draws the last hour where there is one', async () => {
    const rows = aMixedFleet();
    const api = InMemoryKuberayApi.create({
      fleet: aFleetView(rows),
      fleetHistory: {
        from: '2026-11-21T09:00:00Z',
        to: '2026-11-21T10:00:00Z',
        step: 'PT2M30S',
        rayClusters: [{ ref: rows[0].ref, ready: [8, 7], desired: [8, 8] }],
      },
    });
    await renderPage(api);

    expect(
      await screen.findByRole('img', { name: /llm-serving in the last hour/ }),
    ).toBeVisible();
    expect(screen.getAllByRole('img')).toHaveLength(1);
  });

  it('names the source that cannot be read, with its age, and marks its rows as old', async () => {
    await renderRows(aMixedFleet(), [
      aSource({ freshness: stale }),
      aSource({ cluster: 'gpu-eu', title: 'GPU Europe' }),
    ]);

    expect(notes()).toEqual([
      'Production has been unreadable for 4 h; its 3 Ray clusters are shown as they wereconnect ECONNREFUSED. Trying again by itself.',
    ]);
    expect(screen.getAllByText('as of 4 h ago')).toHaveLength(3);
    expect(names()).toHaveLength(4);
  });

  it('says nothing of sources that are live', async () => {
    await renderFleet();

    expect(notes()).toEqual([]);
    expect(screen.queryByText(/as of/)).toBeNull();
  });

  it('tells many sources apart in one note', async () => {
    await renderRows(
      aMixedFleet(),
      ['a', 'b', 'c', 'd'].map(cluster =>
        aSource({
          cluster,
          title: cluster.toLocaleUpperCase('en-US'),
          freshness: { state: 'syncing' },
        }),
      ),
    );

    expect(notes()).toEqual([
      expect.stringContaining('4 of 4 sources are not up to date'),
    ]);
  });

  it('shows the shape of the fleet while it is read', async () => {
    const api = InMemoryKuberayApi.create();
    api.getFleet = () => new Promise(() => {});
    await renderPage(api);

    expect(screen.getByRole('status')).toHaveTextContent(
      'Reading the Ray clusters …',
    );
  });

  it.each<[string, SourceView[], string]>([
    ['there is none', [aSource()], 'No Ray cluster yet'],
    [
      'nobody has looked yet',
      [aSource({ freshness: { state: 'syncing' } })],
      'Reading Production …; its Ray clusters are still to come',
    ],
    [
      'some cannot be read',
      [aSource({ freshness: stale })],
      'No Ray cluster is known',
    ],
    ['nothing is connected', [], 'No Kubernetes cluster is connected'],
  ])('says why it is empty: %s', async (_, sources, title) => {
    await renderPage(
      InMemoryKuberayApi.create({ fleet: aFleetView([], sources) }),
    );

    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('tells who may not see the fleet whom to ask, and shows none of it', async () => {
    const api = InMemoryKuberayApi.create({ fleet: aFleetView(aMixedFleet()) });
    api.failWith(await aResponseError(403, 'NotAllowedError', 'No'));
    await renderPage(api);

    expect(
      await screen.findByText('You may not see the fleet of Ray clusters'),
    ).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('tries again on demand when the fleet cannot be read', async () => {
    const api = InMemoryKuberayApi.create({ fleet: aFleetView(aMixedFleet()) });
    api.failWith(await aResponseError(500, 'Error', 'The database is gone'));
    await renderPage(api);
    expect(
      await screen.findByText('The Ray clusters cannot be read'),
    ).toBeVisible();
    expect(notes()[0]).toContain('The portal answers with an error.');

    api.failWith(undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(names()).toHaveLength(4));
  });

  it('says so when the portal has no backend for it', async () => {
    const api = InMemoryKuberayApi.create();
    api.failWith(await aResponseError(404, 'NotFoundError', 'Not found'));
    await renderPage(api);

    expect(
      await screen.findByText('The portal has no KubeRay backend.'),
    ).toBeVisible();
  });

  it.each([
    ['rows', aFleetView(aMixedFleet(), [aSource({ freshness: stale })])],
    ['several pages', aFleetView(aLargeFleet(30))],
    ['nothing', aFleetView([])],
  ])('is accessible with %s', async (_, fleet) => {
    const { container } = await renderPage(
      InMemoryKuberayApi.create({ fleet }),
    );
    await waitFor(() =>
      expect(container).not.toHaveTextContent('Reading the Ray clusters'),
    );

    expect(await axe(container)).toHaveNoViolations();
  });
});
