import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  HistoryMark,
  HistoryPoint,
  HistoryView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import {
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { kuberayApiRef } from '../../api';
import { aResponseError, InMemoryKuberayApi } from '../../testUtils';
import { WorkersOverTime } from './WorkersOverTime';

const MINUTE_MS = 60_000;
const entityRef = {
  kind: 'component',
  namespace: 'default',
  name: 'payments-features',
};
const rayCluster = aRayClusterView({
  groups: [aWorkerGroup({ desired: 4, ready: 4, max: 10 })],
  createdAt: '2026-11-01T00:00:00Z',
});

/** The same for all times of a test: steps touch one another. */
let now: number;

const ago = (minutes: number) =>
  new Date(now - minutes * MINUTE_MS).toISOString();

/** Points of each minute from so many minutes ago on. */
const minutes = (
  from: number,
  until: number,
  counts: Partial<HistoryPoint> = {},
): HistoryPoint[] =>
  Array.from({ length: from - until }, (_, index) => ({
    at: ago(from - index),
    desired: 4,
    ready: 4,
    min: 1,
    max: 10,
    ...counts,
  }));

function historyOf(
  groups: Record<string, HistoryPoint[]>,
  marks: HistoryMark[] = [],
): HistoryView {
  return {
    from: ago(60),
    to: ago(0),
    step: 'PT1M',
    rayClusters: [
      {
        ref: rayCluster.ref,
        groups: Object.entries(groups).map(([name, points]) => ({
          name,
          points,
        })),
        marks,
      },
    ],
  };
}

function show(
  api: InMemoryKuberayApi,
  overrides: Partial<RayClusterView> = {},
) {
  return renderInTestApp(
    <WorkersOverTime
      entityRef={entityRef}
      rayCluster={{ ...rayCluster, ...overrides }}
    />,
    { apis: [[kuberayApiRef, api]] },
  );
}

/** A cluster that scales up, or gets more room, at the press of a button. */
function Scaling() {
  const [group, setGroup] = useState({ desired: 4, ready: 4, max: 10 });
  return (
    <>
      <button onClick={() => setGroup({ ...group, desired: 7 })}>scale</button>
      <button onClick={() => setGroup({ ...group, max: 20 })}>raise</button>
      <WorkersOverTime
        entityRef={entityRef}
        rayCluster={{ ...rayCluster, groups: [aWorkerGroup(group)] }}
      />
    </>
  );
}

/** Two workers until ten minutes ago, when a sync gave the group more room; then four. */
const grown = () =>
  InMemoryKuberayApi.create({
    history: historyOf(
      {
        'standard-worker': [
          ...minutes(60, 10, { desired: 2, ready: 2, max: 5 }),
          ...minutes(10, 0),
        ],
      },
      [{ at: ago(10), kind: 'sync', application: 'argocd/ray', revisions: [] }],
    ),
  });

const plot = () => screen.findByRole('slider');

describe('WorkersOverTime', () => {
  beforeEach(() => {
    now = Date.now();
  });

  it('draws what was ready and desired, and says the present', async () => {
    show(grown());

    expect(await plot()).toHaveAccessibleName(
      'Workers over time of raycluster-kuberay, All groups',
    );
    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: ready 4, desired 4, allowed 1 to 10$/),
    );
    const lines = document.querySelectorAll('path[data-line]');
    expect([...lines].map(line => line.getAttribute('d'))).toEqual([
      expect.stringMatching(/^M[\d. ]+H[\d.]+V[\d.]+H[\d.]+$/),
      expect.stringMatching(/^M[\d. ]+H[\d.]+V[\d.]+H[\d.]+$/),
    ]);
  });

  it('marks a sync with what it changed', async () => {
    show(grown());

    await plot();
    expect(screen.getByText('sync · max 5 → 10')).toBeInTheDocument();
  });

  it('has no violation of accessibility rules, table included', async () => {
    const user = userEvent.setup();
    const { container } = show(grown());
    await plot();
    await user.click(screen.getByRole('button', { name: 'Show as a table' }));

    expect(await axe(container)).toHaveNoViolations();
  });

  it('moves the moment by keys, goes from change to change, and is left by Escape', async () => {
    const user = userEvent.setup();
    show(grown());
    (await plot()).focus();

    await user.keyboard('{PageDown}');
    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('sync · max 5 → 10'),
    );
    await user.keyboard('{PageDown}{ArrowRight}');
    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('ready 2, desired 2, allowed 1 to 5'),
    );
    expect(document.querySelector('[data-cursor]')).toBeInTheDocument();

    await user.keyboard('{Escape}');
    expect(document.querySelector('[data-cursor]')).not.toBeInTheDocument();
  });

  it('shows the numbers of the moment under the pointer', async () => {
    show(grown());

    fireEvent.pointerMove(await plot(), { clientX: 300, pointerType: 'mouse' });

    const numbers = within(await plot()).getAllByRole('definition', {
      hidden: true,
    });
    expect(numbers.map(({ textContent }) => textContent)).toEqual([
      '2',
      '2',
      '1 to 5',
    ]);
  });

  it('lists the changes in a table, the newest first', async () => {
    const user = userEvent.setup();
    show(grown());
    await plot();
    await user.click(screen.getByRole('button', { name: 'Show as a table' }));

    const [, ...rows] = within(
      screen.getByRole('table', {
        name: 'Changes of All groups, the newest first',
      }),
    ).getAllByRole('row');
    expect(
      rows.map(row =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      ),
    ).toEqual([
      ['desired 2 → 4, ready 2 → 4, other bounds', '4', '4', '1–10'],
      [
        'sync · max 5 → 10',
        expect.any(String),
        expect.any(String),
        expect.any(String),
      ],
      ['seen first', '2', '2', '1–5'],
    ]);
  });

  it('says where nothing was recorded', async () => {
    show(
      InMemoryKuberayApi.create({
        history: historyOf({
          'standard-worker': [...minutes(60, 40), ...minutes(20, 0)],
        }),
      }),
    );

    fireEvent.pointerMove(await plot(), { clientX: 300, pointerType: 'mouse' });
    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: not recorded$/),
    );
  });

  it('shows one group of several, also one that is gone', async () => {
    const user = userEvent.setup();
    show(
      InMemoryKuberayApi.create({
        history: historyOf({
          'standard-worker': minutes(60, 0),
          old: minutes(60, 30, { ready: 1, desired: 1 }),
        }),
      }),
    );
    await plot();

    await user.click(screen.getByRole('button', { name: /Worker group/ }));
    expect(
      (await screen.findAllByRole('option')).map(option => option.textContent),
    ).toEqual(['All groups', 'standard-worker', 'old (no longer there)']);
    await user.click(screen.getByRole('option', { name: /^old/ }));

    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: not there$/),
    );
  });

  it('shows at once what changes live, and reads nothing for it', async () => {
    const user = userEvent.setup();
    const api = grown();
    renderInTestApp(<Scaling />, { apis: [[kuberayApiRef, api]] });
    await plot();

    await user.click(screen.getByRole('button', { name: 'scale' }));

    expect(await plot()).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining(
        'ready 4, desired 7, allowed 1 to 10, desired 4 → 7',
      ),
    );
    expect(api.historyRequests).toHaveLength(1);
  });

  it('reads the history at once when bounds change', async () => {
    const user = userEvent.setup();
    const api = grown();
    renderInTestApp(<Scaling />, { apis: [[kuberayApiRef, api]] });
    await plot();

    await user.click(screen.getByRole('button', { name: 'raise' }));

    await waitFor(() => expect(api.historyRequests).toHaveLength(2));
  });

  it('reads another range', async () => {
    const user = userEvent.setup();
    const api = grown();
    show(api);
    await plot();

    await user.click(screen.getByRole('radio', { name: '24 h' }));

    await waitFor(() => expect(api.historyRequests).toHaveLength(2));
    const [, { from, to, step }] = api.historyRequests;
    expect(step).toBe('PT5M');
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBeCloseTo(24, 0);
  });

  it('says of a cluster of which nothing is known that nothing is recorded yet', async () => {
    // As when the view is old, too: nothing is seen live.
    renderInTestApp(
      <WorkersOverTime
        entityRef={entityRef}
        rayCluster={rayCluster}
        isLive={false}
      />,
      { apis: [[kuberayApiRef, InMemoryKuberayApi.create()]] },
    );

    expect(await screen.findByText('Nothing recorded yet')).toBeInTheDocument();
  });

  it('says of a cluster of which there is only a head that it has no groups', async () => {
    show(InMemoryKuberayApi.create(), { groups: [] });

    expect(
      await screen.findByText('This Ray cluster has no worker groups'),
    ).toBeInTheDocument();
  });

  it('says why there is no history, and tries again', async () => {
    const user = userEvent.setup();
    const api = grown();
    api.failWith(await aResponseError(500, 'InternalServerError', 'broken'));
    show(api);

    expect(
      await screen.findByText('The history cannot be shown'),
    ).toBeInTheDocument();
    api.failWith(undefined);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await plot()).toBeInTheDocument();
  });

  it('says so to somebody who may not see it', async () => {
    const api = grown();
    api.failWith(await aResponseError(403, 'NotAllowedError', 'no'));
    show(api);

    expect(
      await screen.findByText(
        'You may not see the history of this Ray cluster',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
