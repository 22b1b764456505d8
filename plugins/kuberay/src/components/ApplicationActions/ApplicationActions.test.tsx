import { toastApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import {
  anApplicationView,
  anOperationView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import { useEffect, useState } from 'react';
import { kuberayApiRef } from '../../api';
import { aResponseError, InMemoryKuberayApi } from '../../testUtils';
import {
  ApplicationActions,
  type ApplicationActionsProps,
} from './ApplicationActions';

const enabled = { enabled: true, replicaResets: [] };
const resets = (...groups: string[]) => ({
  enabled: true,
  replicaResets: groups.map(group => ({ group, live: 6, git: 1 })),
});
const running = anOperationView({ phase: 'Running', finishedAt: undefined });

function anApplication(
  overrides: Partial<ApplicationView> = {},
): ApplicationView {
  return anApplicationView({ control: enabled, ...overrides });
}

/** Answers about permissions are kept by entity for as long as a browser's page lives: each test has its own. */
let pages = 0;

/** A page that shows the actions of an Application that changes, to a user who may do all but `denied`. */
async function renderActions(options: {
  application?: ApplicationView;
  denied?: string[];
  whenRefused?: ApplicationActionsProps['whenRefused'];
}) {
  const { application = anApplication(), denied = [], whenRefused } = options;
  pages += 1;
  const entityRef = {
    kind: 'Component',
    namespace: 'default',
    name: `features-${pages}`,
  };
  const api = InMemoryKuberayApi.create();
  const toasts: Array<{ title: string; description?: string; status: string }> =
    [];
  let show: (application: ApplicationView) => void = () => {};
  function Page() {
    const [shown, setShown] = useState(application);
    useEffect(() => {
      show = setShown;
    }, []);
    return (
      <>
        <p>The page</p>
        <ApplicationActions
          entityRef={entityRef}
          application={shown}
          whenRefused={whenRefused}
        />
      </>
    );
  }
  const asked: string[] = [];
  const { container } = renderInTestApp(<Page />, {
    apis: [
      [kuberayApiRef, api],
      [
        permissionApiRef,
        {
          authorize: async ({ permission, resourceRef }) => {
            asked.push(`${permission.name} ${resourceRef}`);
            return {
              result: denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            };
          },
        },
      ],
      [
        toastApiRef,
        {
          post: ({ title, description, status }) => {
            toasts.push({
              title: String(title),
              ...(description ? { description: String(description) } : {}),
              status: String(status),
            });
            return { close: () => {} };
          },
        },
      ],
    ],
  });
  await screen.findByText('The page');
  return {
    api,
    toasts,
    asked,
    container,
    show: (shown: ApplicationView) => act(() => show(shown)),
  };
}

const refreshButton = () =>
  screen.findByRole('button', { name: 'Refresh raycluster' });
const syncButton = () =>
  screen.findByRole('button', { name: /^Sync raycluster …/ });

async function enabledButton(find: () => Promise<HTMLElement>) {
  await waitFor(async () => expect(await find()).toBeEnabled());
  return find();
}

async function openDialog() {
  await userEvent.click(await enabledButton(syncButton));
  return screen.findByRole('dialog', { name: 'Sync raycluster?' });
}

const confirmButton = (dialog: HTMLElement) =>
  within(dialog).getByRole('button', { name: 'Sync' });

describe('ApplicationActions', () => {
  let consoleError: jest.SpyInstance;

  beforeEach(() => {
    consoleError = jest.spyOn(console, 'error');
  });

  afterEach(() => {
    // The buttons keep timers of their own, which end whenever a slow machine comes to it.
    const errors = consoleError.mock.calls.filter(
      ([message]) => !String(message).includes('not wrapped in act'),
    );
    consoleError.mockRestore();
    if (errors.length > 0) {
      throw new Error(`The actions wrote errors to the console: ${errors}`);
    }
  });

  it('refreshes, once for two clicks, and tells so', async () => {
    const { api, toasts, asked } = await renderActions({});

    await userEvent.dblClick(await enabledButton(refreshButton));

    await waitFor(() =>
      expect(toasts).toEqual([
        { title: 'Argo CD compares raycluster with Git again', status: 'info' },
      ]),
    );
    expect(api.actions).toEqual([
      {
        action: 'refresh',
        application: anApplication().id,
        request: { hard: false },
      },
    ]);
    expect(asked.sort()).toEqual([
      `kuberay.application.refresh component:default/features-${pages}`,
      `kuberay.application.sync component:default/features-${pages}`,
    ]);
  });

  it('refreshes hard from the menu, by the keyboard', async () => {
    const { api } = await renderActions({});
    const refresh = await enabledButton(refreshButton);
    act(() => refresh.focus());

    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: /Hard refresh/ });
    await userEvent.keyboard('{Enter}');

    await waitFor(() =>
      expect(api.actions).toMatchObject([{ request: { hard: true } }]),
    );
  });

  it('tells why a refresh failed', async () => {
    const { api, toasts } = await renderActions({});
    api.refuseAction(
      await aResponseError(
        503,
        'ServiceUnavailableError',
        'Argo CD did not answer in time',
      ),
    );

    await userEvent.click(await enabledButton(refreshButton));

    await waitFor(() =>
      expect(toasts).toEqual([
        {
          title: 'raycluster was not refreshed',
          description:
            'Argo CD could not be asked. Argo CD did not answer in time',
          status: 'danger',
        },
      ]),
    );
  });

  it('says before a sync what it changes, and syncs only then', async () => {
    const { api, container } = await renderActions({
      application: anApplication({
        sync: 'OutOfSync',
        outOfSync: [
          { kind: 'RayCluster', name: 'gpu', namespace: 'ray', prune: false },
          { kind: 'ConfigMap', name: 'old', namespace: 'ray', prune: true },
        ],
        outOfSyncOmitted: 3,
      }),
    });

    const dialog = await openDialog();

    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'RayCluster ray/gpubecomes what Git says',
      'ConfigMap ray/oldis deleted: Git has it no longer',
      'and 3 more',
    ]);
    expect(dialog).toHaveTextContent(
      /Fromray-cluster · 1\.5\.1https:\/\/charts\.example\.org\/kuberay/,
    );
    expect(dialog).toHaveTextContent(
      'PruningOn: what Git has no longer is deleted',
    );
    expect(within(dialog).queryByRole('checkbox')).not.toBeInTheDocument();
    expect(await axe(dialog)).toHaveNoViolations();
    expect(await axe(container)).toHaveNoViolations();
    expect(api.actions).toEqual([]);

    await userEvent.click(confirmButton(dialog));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.actions).toEqual([
      {
        action: 'sync',
        application: anApplication().id,
        request: { acceptReplicaReset: false },
      },
    ]);
  });

  it.each`
    sync         | sentence
    ${'Synced'}  | ${'Nothing differs from Git. A sync would only apply the same once more.'}
    ${'Unknown'} | ${'Argo CD does not say what differs from Git; a sync applies all of it.'}
  `(
    'says what a sync of something $sync is good for',
    async ({ sync, sentence }) => {
      await renderActions({ application: anApplication({ sync }) });

      expect(await openDialog()).toHaveTextContent(sentence);
    },
  );

  it('does nothing when somebody thinks better of it', async () => {
    const { api } = await renderActions({});
    const dialog = await openDialog();

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.actions).toEqual([]);
    expect(await syncButton()).toHaveFocus();
  });

  it('writes over live workers only when that is ticked', async () => {
    const { api } = await renderActions({
      application: anApplication({ control: resets('gpu', 'cpu') }),
    });
    const dialog = await openDialog();

    expect(
      within(dialog)
        .getAllByRole('row')
        .map(row =>
          [...row.children].map(({ textContent }) => textContent).join(' '),
        ),
    ).toEqual(['Worker group Live In Git', 'gpu 6 1', 'cpu 6 1']);
    expect(dialog).toHaveTextContent('Workers that run stay');
    expect(dialog).not.toHaveTextContent('started');
    expect(confirmButton(dialog)).toBeDisabled();
    expect(await axe(dialog)).toHaveNoViolations();

    await userEvent.click(
      within(dialog).getByRole('checkbox', {
        name: 'Write them over all the same',
      }),
    );
    await userEvent.click(confirmButton(dialog));

    await waitFor(() =>
      expect(api.actions).toMatchObject([
        { action: 'sync', request: { acceptReplicaReset: true } },
      ]),
    );
  });

  it('says how many workers are started for counts of Git above the live ones', async () => {
    await renderActions({
      application: anApplication({
        control: {
          enabled: true,
          replicaResets: [{ group: 'gpu', live: 1, git: 4 }],
        },
      }),
    });

    const dialog = await openDialog();

    expect(dialog).toHaveTextContent('3 workers are started');
    expect(dialog).not.toHaveTextContent('Workers that run stay');
  });

  it('asks again when another group comes to those that were accepted, but not for a count', async () => {
    const { show } = await renderActions({
      application: anApplication({ control: resets('gpu') }),
    });
    const dialog = await openDialog();
    const tick = within(dialog).getByRole('checkbox');
    await userEvent.click(tick);

    show(
      anApplication({
        control: {
          enabled: true,
          replicaResets: [{ group: 'gpu', live: 7, git: 1 }],
        },
      }),
    );
    expect(tick).toBeChecked();
    show(anApplication({ control: resets('gpu', 'cpu') }));

    expect(tick).not.toBeChecked();
    expect(confirmButton(dialog)).toBeDisabled();
  });

  it('asks for consent when the backend knows of live workers before the view does', async () => {
    const { api, show } = await renderActions({});
    api.refuseAction(
      await aResponseError(
        409,
        'ConflictError',
        "A sync writes Git's replicas over the live ones: gpu from 6 to 1. Accept that with acceptReplicaReset",
        { replicaResets: [{ group: 'gpu', live: 6, git: 1 }] },
      ),
    );
    const dialog = await openDialog();

    await userEvent.click(confirmButton(dialog));

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Not synced: worker counts would be lost',
    );
    expect(confirmButton(dialog)).toBeDisabled();
    expect(within(dialog).getByRole('rowheader')).toHaveTextContent('gpu');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    // What was accepted stays so when the view comes to know the same.
    show(anApplication({ control: resets('gpu') }));
    api.refuseAction(undefined);
    await userEvent.click(confirmButton(dialog));

    await waitFor(() =>
      expect(api.actions).toMatchObject([
        { request: { acceptReplicaReset: true } },
      ]),
    );
  });

  it.each`
    status | message                                    | title
    ${403} | ${'Not allowed: kuberay.application.sync'} | ${'Not synced: you may not'}
    ${404} | ${'The Application is not there any more'} | ${'Not synced: nothing is there'}
    ${409} | ${'An operation is already in progress'}   | ${'Not synced: look again'}
    ${503} | ${'Argo CD could not be asked'}            | ${'Not synced: Argo CD does not answer'}
  `(
    'tells in the dialog why a sync was refused with $status, and lets people try again',
    async ({ status, message, title }) => {
      const { api, toasts } = await renderActions({});
      api.refuseAction(await aResponseError(status, 'AnyError', message));
      const dialog = await openDialog();

      await userEvent.click(confirmButton(dialog));

      expect(await within(dialog).findByRole('alert')).toHaveTextContent(title);
      expect(await axe(dialog)).toHaveNoViolations();
      api.refuseAction(undefined);
      await userEvent.click(confirmButton(dialog));
      await waitFor(() => expect(api.actions).toHaveLength(1));
      expect(toasts).toEqual([]);
    },
  );

  it('does not claim that nothing happened when the network fails', async () => {
    const { api } = await renderActions({});
    api.refuseAction(new TypeError('Failed to fetch'));
    const dialog = await openDialog();

    await userEvent.click(confirmButton(dialog));

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'No answer from the portalWhether Argo CD was asked is not known.',
    );
  });

  it('tells the outcome of a request whose dialog was closed meanwhile, and asks once for two clicks', async () => {
    const { api, toasts } = await renderActions({});
    let refuse: (error: Error) => void = () => {};
    const sync = jest
      .spyOn(api, 'syncApplication')
      .mockImplementation(
        () => new Promise((_resolve, reject) => (refuse = reject)),
      );
    const dialog = await openDialog();
    await userEvent.dblClick(confirmButton(dialog));
    await userEvent.click(
      within(dialog)
        .getAllByRole('button', { name: 'Close' })
        .filter(({ textContent }) => textContent === 'Close')[0],
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    const error = await aResponseError(403, 'NotAllowedError', 'No');
    await act(async () => refuse(error));

    expect(sync).toHaveBeenCalledTimes(1);
    expect(toasts).toEqual([
      {
        title: 'raycluster was not synced',
        description: 'The portal refuses it. No',
        status: 'danger',
      },
    ]);
  });

  it('follows a sync to its end', async () => {
    const { container, toasts, show } = await renderActions({});
    await userEvent.click(confirmButton(await openDialog()));
    expect(
      await screen.findByText('Argo CD has been asked to sync …'),
    ).toBeInTheDocument();

    show(anApplication({ operation: running }));
    expect(screen.getByText('Argo CD is syncing …')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    show(anApplication({ operation: { ...running, retryCount: 1 } }));
    expect(
      screen.getByText('Argo CD is syncing, attempt 2 …'),
    ).toBeInTheDocument();
    expect(toasts).toEqual([]);
    show(
      anApplication({
        operation: anOperationView({
          phase: 'Failed',
          startedAt: '2026-11-21T03:00:00Z',
          failures: [{ kind: 'RayCluster', name: 'gpu', message: 'denied' }],
        }),
      }),
    );

    expect(screen.queryByText(/Argo CD/)).not.toBeInTheDocument();
    expect(toasts).toEqual([
      {
        title: 'The sync of raycluster failed',
        description: 'RayCluster gpu: denied',
        status: 'danger',
      },
    ]);
  });

  it('tells of a sync that was over before anybody saw it run', async () => {
    const { toasts, show } = await renderActions({});
    await userEvent.click(confirmButton(await openDialog()));
    await screen.findByText('Argo CD has been asked to sync …');

    show(
      anApplication({
        operation: anOperationView({
          startedAt: '2026-11-21T03:00:00Z',
          finishedAt: '2026-11-21T03:00:01Z',
        }),
      }),
    );

    expect(toasts).toEqual([
      { title: 'raycluster is synced', status: 'success' },
    ]);
  });

  it('waits while somebody else syncs, and says nothing of its end', async () => {
    const { toasts, show } = await renderActions({
      application: anApplication({ operation: running }),
    });
    expect(await screen.findByText('Argo CD is syncing …')).toBeInTheDocument();
    expect(await syncButton()).toHaveAttribute('aria-disabled', 'true');
    expect(await refreshButton()).toBeEnabled();

    show(anApplication());

    expect(screen.queryByText('Argo CD is syncing …')).not.toBeInTheDocument();
    expect(await syncButton()).toBeEnabled();
    expect(toasts).toEqual([]);
  });

  it('does not sync from a dialog under which an operation has begun', async () => {
    const { show } = await renderActions({});
    const dialog = await openDialog();

    show(anApplication({ operation: running }));

    expect(dialog).toHaveTextContent('Argo CD is at work on an operation');
    expect(confirmButton(dialog)).toBeDisabled();
    show(anApplication());
    expect(confirmButton(dialog)).toBeEnabled();
  });

  it.each`
    denied                                                         | sentence                                                                                            | refresh  | sync
    ${['kuberay.application.sync']}                                | ${'You may not sync this (kuberay.application.sync).'}                                              | ${true}  | ${false}
    ${['kuberay.application.refresh']}                             | ${'You may not refresh this (kuberay.application.refresh).'}                                        | ${false} | ${true}
    ${['kuberay.application.sync', 'kuberay.application.refresh']} | ${'You may neither refresh nor sync this (kuberay.application.refresh, kuberay.application.sync).'} | ${false} | ${false}
  `(
    'shows what somebody without $denied may not do, with the reason',
    async ({ denied, sentence, refresh, sync }) => {
      const { container } = await renderActions({ denied });

      expect(await screen.findByText(sentence)).toBeInTheDocument();
      expect((await refreshButton()).hasAttribute('disabled')).toBe(!refresh);
      expect((await syncButton()).hasAttribute('disabled')).toBe(!sync);
      expect(await syncButton()).toHaveAccessibleDescription(sentence);
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  const off = anApplication({
    control: {
      enabled: false,
      reason: 'Refresh and sync are off in this portal.',
      replicaResets: [],
    },
  });

  it('says in the backend’s words why an Application cannot be controlled', async () => {
    await renderActions({ application: off });

    expect(
      await screen.findByText('Refresh and sync are off in this portal.'),
    ).toBeInTheDocument();
    expect(await syncButton()).toBeDisabled();
    expect(await refreshButton()).toBeDisabled();
  });

  it('shows nothing that cannot be had where it would be in the way', async () => {
    await renderActions({ application: off, whenRefused: 'hide' });

    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.queryByText(/off in this portal/)).not.toBeInTheDocument();
  });

  it('shows nothing there to those who may do neither', async () => {
    const { asked } = await renderActions({
      whenRefused: 'hide',
      denied: ['kuberay.application.refresh', 'kuberay.application.sync'],
    });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.queryByText(/You may/)).not.toBeInTheDocument();
  });

  it('shows both there to those who may do one', async () => {
    await renderActions({
      whenRefused: 'hide',
      denied: ['kuberay.application.sync'],
    });
    expect(await enabledButton(refreshButton)).toBeEnabled();
    expect(await syncButton()).toBeDisabled();
  });

  it('keeps an open dialog there when the actions can be had no longer', async () => {
    const { show } = await renderActions({ whenRefused: 'hide' });
    const dialog = await openDialog();

    show(off);

    expect(dialog).toHaveTextContent('off in this portal');
    expect(confirmButton(dialog)).toBeDisabled();
  });

  it('shows what can be had there, too', async () => {
    await renderActions({ whenRefused: 'hide' });

    expect(await enabledButton(syncButton)).toBeEnabled();
  });

  it.each(['operator', 'crds', 'other'] as const)(
    'has nothing for the Application of role %s, which all clusters share',
    async role => {
      await renderActions({ application: anApplication({ role }) });

      expect(screen.queryByRole('button')).not.toBeInTheDocument();
    },
  );
});
