import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  anEntityView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { renderField } from '../../__testUtils__/renderField';
import { KuberayGroupBounds } from './KuberayGroupBounds';
import type { GroupBoundsValue } from './schema';
import { validateGroupBounds } from './validateGroupBounds';

// axe takes seconds on a busy machine.
jest.setTimeout(60_000);

const BASE_URL = 'http://portal.example.org';
const VIEW_URL = `${BASE_URL}/api/kuberay/v1/entities/resource/default/a%20b`;
const formData = { entityRef: 'resource:default/a b' };

const fetchApi = mockApis.fetch({
  // Looked up late: msw replaces the global one when it starts.
  baseImplementation: (input, init) => fetch(input, init),
  resolvePluginProtocol: {
    discoveryApi: mockApis.discovery({ baseUrl: BASE_URL }),
  },
});

const view = anEntityView({
  rayClusters: [
    aRayClusterView({
      groups: [aWorkerGroup({ name: 'cpu', replicas: 3, min: 2, max: 5 })],
    }),
  ],
});

const renderBounds = (
  data: Record<string, unknown> = formData,
  value?: GroupBoundsValue,
) =>
  renderField<GroupBoundsValue>(KuberayGroupBounds, {
    value,
    formData: data,
    apis: [[fetchApiRef, fetchApi]],
  });

async function refusals(value: GroupBoundsValue): Promise<string[]> {
  const messages: string[] = [];
  await validateGroupBounds(
    value,
    { addError: message => messages.push(message) },
    {
      // The only API that the validation asks for.
      apiHolder: { get: () => fetchApi as never },
      formData,
    },
  );
  return messages;
}

describe('KuberayGroupBounds', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('asks for a cluster first', async () => {
    renderBounds({});

    expect(
      await screen.findByText('Choose a Ray cluster first.'),
    ).toBeInTheDocument();
  });

  it('shows each group as it is, and holds only what changes', async () => {
    server.use(http.get(VIEW_URL, () => HttpResponse.json(view)));
    const { container, valueOf } = renderBounds();

    const group = within(
      await screen.findByRole('group', { name: 'Worker group cpu' }),
    );
    expect(
      group.getByText('3 workers asked for now · now 2 to 5'),
    ).toBeInTheDocument();
    const most = group.getByLabelText('Most workers');
    await userEvent.clear(most);
    await userEvent.type(most, '8');

    expect(valueOf()).toEqual({ cpu: { maxReplicas: 8 } });
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.clear(most);
    await userEvent.type(most, '2');
    expect(
      screen.getByText(/Lower than the 3 workers asked for now/),
    ).toBeInTheDocument();

    await userEvent.clear(most);
    await userEvent.type(most, '1');
    await waitFor(() => expect(most).toBeInvalid());
  });

  it('says why the groups cannot be read, and tries again', async () => {
    let isDown = true;
    server.use(
      http.get(VIEW_URL, () =>
        isDown
          ? new HttpResponse(null, { status: 503, statusText: 'Closed' })
          : HttpResponse.json(view),
      ),
    );
    const change = { cpu: { maxReplicas: 8 } };
    const { valueOf } = renderBounds(formData, change);

    expect(
      await screen.findByText(/cannot be read: .*503/),
    ).toBeInTheDocument();
    expect(valueOf()).toEqual(change);
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByLabelText('Most workers')).toHaveValue('8');
  });

  it('says that a group of the value is gone', async () => {
    server.use(http.get(VIEW_URL, () => HttpResponse.json(view)));
    renderBounds(formData, { gpu: { maxReplicas: 1 } });

    expect(
      await screen.findByText(/^gpu is no group of this cluster/),
    ).toBeInTheDocument();
  });

  it('refuses a form by the other bound of the live cluster', async () => {
    server.use(http.get(VIEW_URL, () => HttpResponse.json(view)));

    await expect(refusals({ cpu: { maxReplicas: 8 } })).resolves.toEqual([]);
    await expect(refusals({ cpu: { maxReplicas: 1 } })).resolves.toEqual([
      expect.stringMatching(/^cpu, maxReplicas: /),
    ]);
  });

  it('refuses what no cluster could have when the live one cannot be read', async () => {
    server.use(
      http.get(VIEW_URL, () => new HttpResponse(null, { status: 503 })),
    );

    await expect(refusals({ cpu: { maxReplicas: 1 } })).resolves.toEqual([]);
    await expect(refusals({ cpu: { maxReplicas: 'x' } })).resolves.toEqual([
      expect.stringMatching(/^cpu, maxReplicas: /),
    ]);
  });
});
