import type { WorkerGroupsOptions } from './schema';
import { validateWorkerGroups } from './validateWorkerGroups';

const group = { name: 'workers', minReplicas: 1, maxReplicas: 5 };

function refusals(
  value: Record<string, unknown>[] | undefined,
  context: {
    formData?: Record<string, unknown>;
    options?: WorkerGroupsOptions;
  } = {},
): string[] {
  const messages: string[] = [];
  validateWorkerGroups(
    value,
    { addError: message => messages.push(message) },
    {
      formData: context.formData ?? {},
      uiSchema: { 'ui:options': context.options ?? {} },
    },
  );
  return messages;
}

describe('validateWorkerGroups', () => {
  it.each`
    what                 | value
    ${'a valid group'}   | ${[group]}
    ${'no group at all'} | ${[]}
    ${'no value'}        | ${undefined}
  `('lets $what pass', ({ value }) => {
    expect(refusals(value)).toEqual([]);
  });

  it('names the group and its input', () => {
    const [message, ...others] = refusals([
      group,
      { ...group, name: 'gpu', minReplicas: 6 },
    ]);

    expect(message).toMatch(/^group 2 \(gpu\), maxReplicas: .*6/);
    expect(others).toEqual([]);
  });

  it('gives one reason for an input, not all of them', () => {
    expect(refusals([{ ...group, cpu: '' }])).toEqual([
      expect.stringMatching(/^group 1 \(workers\), cpu: /),
    ]);
  });

  it('names an input of the form that spoils the cluster as a whole', () => {
    const formData = { release: 'x'.repeat(60) };

    expect(refusals([group], { formData })).toEqual([]);
    expect(
      refusals([group], { formData, options: { nameField: 'release' } }),
    ).toEqual([expect.stringMatching(/^release: /)]);
  });

  it('leaves the rest of a form alone that describes no whole cluster', () => {
    const formData = { name: 'x'.repeat(60) };

    expect(refusals([group], { formData })).toHaveLength(1);
    expect(
      refusals([group], { formData, options: { preview: false } }),
    ).toEqual([]);
  });
});
