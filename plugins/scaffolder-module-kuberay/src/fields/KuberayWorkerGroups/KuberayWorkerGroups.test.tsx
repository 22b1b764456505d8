import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderField } from '../../__testUtils__/renderField';
import { KuberayWorkerGroups } from './KuberayWorkerGroups';

const workers = {
  name: 'workers',
  minReplicas: 1,
  maxReplicas: 5,
  cpu: '1',
  memory: '2Gi',
};
const gpu = { ...workers, name: 'gpu', gpu: 1 };
const coloured = { ...gpu, colour: { kept: true } };
const formData = { name: 'features', namespace: 'ray' };

const group = (name: string) => screen.findByRole('group', { name });
const preview = () =>
  screen.findByRole('region', { name: 'RayCluster that Helm will make' });

// Tens of inputs and axe: seconds on a busy machine.
jest.setTimeout(60_000);

describe('KuberayWorkerGroups', () => {
  it('shows each group and the RayCluster that comes of them', async () => {
    const { container } = renderField<Record<string, unknown>[]>(
      KuberayWorkerGroups,
      {
        value: [workers],
        formData,
      },
    );

    const first = within(await group('Group 1: workers'));
    expect(first.getByLabelText('Most workers')).toHaveValue('5');
    expect(first.getByLabelText('Memory')).toHaveValue('2Gi');
    expect(await preview()).toHaveTextContent('name: features-kuberay');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('writes numbers as numbers, and keeps keys that it does not know', async () => {
    const { valueOf } = renderField<Record<string, unknown>[]>(
      KuberayWorkerGroups,
      { value: [{ ...gpu, priorityClassName: 'high' }] },
    );

    const most = within(await group('Group 1: gpu')).getByLabelText(
      'Most workers',
    );
    await userEvent.clear(most);
    await userEvent.type(most, '12');

    expect(valueOf()).toEqual([
      { ...gpu, priorityClassName: 'high', maxReplicas: 12 },
    ]);
    await waitFor(async () =>
      expect(await preview()).toHaveTextContent('maxReplicas: 12'),
    );
  });

  it('says at the input what the rules refuse, and keeps the last valid preview', async () => {
    const { container } = renderField<Record<string, unknown>[]>(
      KuberayWorkerGroups,
      {
        value: [workers],
        formData,
      },
    );
    await preview();

    const most = screen.getByLabelText('Most workers');
    // In one step: an empty input is a valid state of its own, and a slow machine would show it.
    await userEvent.tripleClick(most);
    await userEvent.paste('0');

    await waitFor(() => expect(most).toBeInvalid());
    expect(most).toHaveAccessibleDescription(/^0 is not a number of workers/);
    expect(screen.getByText(/As of the last valid state/)).toBeInTheDocument();
    expect(await preview()).toHaveTextContent('maxReplicas: 5');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.clear(most);
    await userEvent.type(most, '4');

    await waitFor(() => expect(most).toBeValid());
    expect(screen.queryByText(/As of the last valid/)).not.toBeInTheDocument();
  });

  it('adds, duplicates and removes groups by the keyboard', async () => {
    const { valueOf } = renderField<Record<string, unknown>[]>(
      KuberayWorkerGroups,
      { value: [workers] },
    );
    await group('Group 1: workers');
    const names = () => valueOf()?.map(({ name }) => name);
    const press = async (name: string) => {
      act(() => screen.getByRole('button', { name }).focus());
      await userEvent.keyboard('{Enter}');
    };

    await press('Add a worker group');
    expect(names()).toEqual(['workers', 'workers-2']);
    expect(document.activeElement).toHaveValue('workers-2');

    await press('Duplicate Group 1: workers');
    expect(names()).toEqual(['workers', 'workers-3', 'workers-2']);
    expect(document.activeElement).toHaveValue('workers-3');

    await press('Remove Group 2: workers-3');
    expect(names()).toEqual(['workers', 'workers-2']);
    expect(
      screen.getByRole('button', { name: 'Add a worker group' }),
    ).toHaveFocus();
    expect(screen.getByText('Group 2: workers-3 removed')).toBeInTheDocument();
  });

  it('edits what most groups do not need, and says what it cannot edit', async () => {
    const { container, valueOf } = renderField<Record<string, unknown>[]>(
      KuberayWorkerGroups,
      { value: [coloured] },
    );
    await group('Group 1: gpu');

    await userEvent.click(screen.getByRole('button', { name: /^More/ }));
    await userEvent.type(screen.getByLabelText('Node selector'), 'pool: gpu');
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a toleration' }),
    );
    await userEvent.type(screen.getByLabelText('Key'), 'nvidia.com/gpu');
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a variable' }),
    );

    expect(valueOf()).toEqual([
      {
        ...coloured,
        nodeSelector: { pool: 'gpu' },
        tolerations: [
          { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
        ],
        env: [{ name: '', value: '' }],
      },
    ]);
    expect(
      screen.getByText('Not editable here, kept as it is: colour'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      screen.getByRole('button', { name: 'Remove toleration 1' }),
    );
    await userEvent.clear(screen.getByLabelText('Node selector'));

    expect(valueOf()).toEqual([
      { ...coloured, env: [{ name: '', value: '' }] },
    ]);
  });

  it('shows the Application instead when asked to', async () => {
    renderField<Record<string, unknown>[]>(KuberayWorkerGroups, {
      value: [workers],
      formData,
    });
    await preview();

    await userEvent.click(screen.getByRole('radio', { name: 'Application' }));

    expect(
      screen.getByRole('region', {
        name: 'Argo CD Application that is written to Git',
      }),
    ).toHaveTextContent('kind: Application');
  });

  it('has no preview where the form describes no whole cluster', async () => {
    renderField<Record<string, unknown>[]>(KuberayWorkerGroups, {
      options: { preview: false },
    });

    expect(await screen.findByText('No worker group yet.')).toBeInTheDocument();
    expect(screen.queryByText('Preview')).not.toBeInTheDocument();
  });
});
