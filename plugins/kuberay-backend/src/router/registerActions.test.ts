import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import {
  aFinding,
  aRayClusterView,
  anApplicationView,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { z } from 'zod/v3';
import type { KuberayService } from '../service/KuberayService';
import { registerActions } from './registerActions';

type Registered = Parameters<ActionsRegistryService['register']>[0];

const view = {
  ...anEntityView(),
  rayClusters: [aRayClusterView()],
  applications: [anApplicationView()],
  findings: [aFinding()],
};

const fail = jest.fn(async () => {});
beforeEach(() => fail.mockClear());

function start(options: { service?: Partial<KuberayService> } = {}) {
  const service = {
    getEntityView: jest.fn(async () => view),
    getFleetView: jest.fn(async () => ({
      rayClusters: [
        {
          ref: { cluster: 'prod', namespace: 'ml', name: 'fraud' },
          clusterTitle: 'prod',
          phase: 'Degraded' as const,
          verdict: view.verdict,
          totals: view.rayClusters[0].totals,
          labels: {},
          findings: { error: 0, warning: 0, info: 0 },
        },
      ],
      totals: {
        ...view.rayClusters[0].totals,
        rayClusters: 7,
        byPhase: { Degraded: 7 },
      },
      nextCursor: 'next',
      sources: [],
    })),
    ...options.service,
  };
  const actionsRegistry = actionsRegistryServiceMock();
  const registered: Registered[] = [];
  const register = actionsRegistry.register.bind(actionsRegistry);
  actionsRegistry.register = action => {
    // Seen as what all actions are, whatever their schemas.
    registered.push(action as unknown as Registered);
    register(action);
  };
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success: async () => {}, fail }),
  });
  registerActions({
    actionsRegistry,
    // The other methods are not called: both actions only read.
    service: service as unknown as KuberayService,
    auditor,
  });
  return { actionsRegistry, registered, service, auditor };
}

describe('registerActions', () => {
  it('registers actions that only read, each shown to whom may use it', () => {
    const { registered } = start();

    expect(
      registered.map(({ name, attributes, visibilityPermission }) => [
        name,
        attributes,
        visibilityPermission?.name,
      ]),
    ).toEqual([
      [
        'get-ray-cluster-status',
        { readOnly: true, destructive: false, idempotent: true },
        'kuberay.cluster.read',
      ],
      [
        'list-ray-clusters',
        { readOnly: true, destructive: false, idempotent: true },
        'kuberay.fleet.read',
      ],
    ]);
  });

  it('has examples that are what they are examples of', () => {
    const parsed = start().registered.flatMap(({ schema, examples = [] }) =>
      examples.map(({ input, output }) => {
        schema.input(z).strict().parse(input);
        return output && schema.output(z).strict().parse(output);
      }),
    );

    expect(parsed).toHaveLength(3);
  });

  it('tells an agent how the Ray clusters of an entity are, and no more than it needs', async () => {
    const { actionsRegistry, service } = start();

    const { output } = await actionsRegistry.invoke({
      id: 'test:get-ray-cluster-status',
      input: { entityRef: 'component:default/fraud' },
    });

    expect(service.getEntityView).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'fraud' },
      { credentials: expect.anything() },
    );
    expect(output).toEqual(
      expect.objectContaining({
        verdict: view.verdict.message,
        findings: [
          {
            code: aFinding().code,
            severity: aFinding().severity,
            message: aFinding().message,
            remedy: aFinding().remedy,
          },
        ],
      }),
    );
    expect(JSON.stringify(output).length).toBeLessThan(2000);
  });

  it('lists Ray clusters with the filters of the fleet, a page at a time', async () => {
    const { actionsRegistry, service } = start();

    const { output } = await actionsRegistry.invoke({
      id: 'test:list-ray-clusters',
      input: { phase: 'Degraded', owner: 'group:default/ml' },
    });

    expect(service.getFleetView).toHaveBeenCalledWith(
      { phase: 'Degraded', owner: 'group:default/ml', limit: 50 },
      { credentials: expect.anything() },
    );
    expect(output).toEqual({
      total: 7,
      rayClusters: [
        expect.objectContaining({
          rayCluster: 'prod/ml/fraud',
          phase: 'Degraded',
        }),
      ],
      nextCursor: 'next',
    });
  });

  it.each(['fraud', 'component:', '', 'component:default/a b', 'a:b/../c'])(
    'refuses the entity ref %j and names the input',
    async entityRef => {
      const { actionsRegistry, service } = start();

      await expect(
        actionsRegistry.invoke({
          id: 'test:get-ray-cluster-status',
          input: { entityRef },
        }),
      ).rejects.toThrow('entityRef');
      expect(service.getEntityView).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['get-ray-cluster-status', { entityRef: 'component:default/fraud' }],
    ['list-ray-clusters', {}],
  ])('lets %s do nothing that the service refuses', async (name, input) => {
    const refuse = async () => {
      throw new NotAllowedError('Not allowed: kuberay');
    };
    const { actionsRegistry, auditor } = start({
      service: { getEntityView: refuse, getFleetView: refuse },
    });

    await expect(
      actionsRegistry.invoke({ id: `test:${name}`, input }),
    ).rejects.toThrow('Not allowed');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ severityLevel: 'low' }),
    );
    expect(fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
  });

  it.each([
    ['get-ray-cluster-status', { entityRef: 'component:default/fraud' }],
    ['list-ray-clusters', {}],
  ])('has the audit log name who had %s called', async (name, input) => {
    const { actionsRegistry, auditor } = start();
    const invoke = (credentials: BackstageCredentials) =>
      actionsRegistry.invoke({ id: `test:${name}`, input, credentials });

    await invoke(mockCredentials.user('user:default/ann'));
    await invoke(mockCredentials.service('external:agent'));

    // Without a request, the auditor itself would name this plugin.
    expect(
      auditor.createEvent.mock.calls.map(([{ meta }]) => [
        meta?.by,
        meta?.actor,
      ]),
    ).toEqual([
      ['action', 'user:default/ann'],
      ['action', 'external:agent'],
    ]);
  });
});
