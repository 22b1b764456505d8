import {
  operatorInputSchema,
  rayClusterChangeSchema,
  rayClusterInputSchema,
  rayStackInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { someParameters } from '../__testUtils__/someParameters';
import { taskTemplates } from './taskTemplates';
import { walkPlan } from './walkPlan';

interface TestedStep {
  action: string;
  input: Record<string, unknown>;
}

function stepsOf(...args: Parameters<typeof taskTemplates>) {
  return Object.fromEntries(
    taskTemplates(...args).map(({ metadata, spec }) => [
      metadata.name,
      spec?.steps as unknown as TestedStep[],
    ]),
  );
}

const placement = [
  'targetPath',
  'repositoryPath',
  'repositoryTargetPath',
  'guardTargetPath',
  'guardRepositoryPath',
  'entityRef',
  'application',
  'applicationNamespace',
];

/** What of an action's input is the generator's. */
function generatorInput({ action, input }: TestedStep) {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([key]) =>
        !placement.includes(key) ||
        (key === 'entityRef' && action.startsWith('kuberay:argocd:')),
    ),
  );
}

describe('taskTemplates', () => {
  const [guarded, unguarded] = walkPlan(
    { guard: 'both', name: 'live-check' },
    undefined,
  );

  it('brings CRDs and operator with the first cluster alone', () => {
    const parameters = someParameters();
    const actions = (walk: typeof guarded, given = parameters) =>
      Object.entries(stepsOf(given, walk)).map(([name, steps]) => [
        name,
        steps.map(({ action }) => action),
      ]);
    expect(actions(guarded)).toEqual([
      [
        'live-check-guarded-create',
        ['kuberay:git:checkout', 'kuberay:argocd:stack', 'kuberay:git:publish'],
      ],
      ['live-check-guarded-wait', ['kuberay:wait']],
      [
        'live-check-guarded-change',
        [
          'kuberay:git:checkout',
          'kuberay:raycluster:update',
          'kuberay:git:publish',
        ],
      ],
      [
        'live-check-guarded-retire',
        [
          'kuberay:git:checkout',
          'kuberay:raycluster:remove',
          'kuberay:git:publish',
        ],
      ],
    ]);
    expect(actions(unguarded)[0][1]).toEqual([
      'kuberay:git:checkout',
      'kuberay:argocd:raycluster',
      'kuberay:git:publish',
    ]);
    expect(
      actions(guarded, someParameters({ reuseCrds: true }))[0][1],
    ).toContain('kuberay:argocd:operator');
    expect(
      actions(guarded, someParameters({ reuseOperator: true }))[0][1],
    ).toEqual([
      'kuberay:git:checkout',
      'kuberay:argocd:raycluster',
      'kuberay:git:publish',
    ]);
  });

  it('gives every action what its schema takes, nodes and mirrors included', () => {
    const parameters = someParameters({
      reuseCrds: true,
      tolerations: 'kwok.x-k8s.io/node=fake:NoSchedule',
      nodeSelector: 'type=kwok',
      kuberayRepository: 'http://127.0.0.1:3000/kuberay.git',
      chartRepository: 'http://127.0.0.1:3001/charts/',
    });
    const schemas = {
      'kuberay:argocd:stack': rayStackInputSchema,
      'kuberay:argocd:operator': operatorInputSchema,
      'kuberay:argocd:raycluster': rayClusterInputSchema,
      'kuberay:raycluster:update': rayClusterChangeSchema,
    };
    const steps = [
      ...Object.values(stepsOf(parameters, guarded)).flat(),
      ...Object.values(stepsOf(someParameters(), guarded)).flat(),
    ];
    const checked = steps.flatMap(step => {
      const schema = schemas[step.action as keyof typeof schemas];
      if (!schema) {
        return [];
      }
      const result = schema.safeParse(generatorInput(step));
      return [[step.action, result.success ? 'ok' : result.error.issues]];
    });
    expect(checked).toEqual([
      ['kuberay:argocd:operator', 'ok'],
      ['kuberay:argocd:raycluster', 'ok'],
      ['kuberay:raycluster:update', 'ok'],
      ['kuberay:argocd:stack', 'ok'],
      ['kuberay:raycluster:update', 'ok'],
    ]);
    const [operator, cluster] = steps.filter(({ action }) =>
      action.startsWith('kuberay:argocd:'),
    );
    const sources = {
      kuberay: 'http://127.0.0.1:3000/kuberay.git',
      charts: 'http://127.0.0.1:3001/charts/',
    };
    const simulated = {
      nodeSelector: { type: 'kwok' },
      tolerations: [
        {
          key: 'kwok.x-k8s.io/node',
          operator: 'Equal',
          value: 'fake',
          effect: 'NoSchedule',
        },
      ],
    };
    expect(operator.input).toMatchObject({ sources });
    expect(cluster.input).toMatchObject({
      sources,
      head: simulated,
      workerGroups: [simulated, simulated],
    });
  });
});
