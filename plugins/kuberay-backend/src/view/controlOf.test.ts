import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import type { ControlOfOptions } from './controlOf';
import { controlOf } from './controlOf';

const ENTITY = 'component:default/fraud-model';
const reset = { group: 'std', live: 5, git: 1 };
const rule = { owner: 'group:default/ml', project: 'ml', namespace: 'ray' };
const mine = anApplicationRecord({
  annotations: { 'kuberay.io/entity': ENTITY },
});
const ofProject = anApplicationRecord({ project: 'ml' });
const on = { enabled: true, allow: [] };
const ruled = { enabled: true, allow: [rule] };

function control(options: Partial<ControlOfOptions>) {
  return controlOf({
    application: mine,
    entity: { entityRef: ENTITY, owners: ['group:default/ml'] },
    actions: on,
    replicaResets: [reset],
    ...options,
  });
}

describe('controlOf', () => {
  it.each<{ said: string; options: Partial<ControlOfOptions> }>([
    { said: 'that carries the name of the entity', options: {} },
    {
      said: 'that a rule of the configuration names',
      options: { application: ofProject, actions: ruled },
    },
  ])('enables an Application $said', ({ options }) => {
    expect(control(options)).toEqual({
      enabled: true,
      replicaResets: [reset],
    });
  });

  it.each(['Component:Default/Fraud-Model', ' component:fraud-model '])(
    'takes the annotation %j for the same entity, as the catalog does',
    ref => {
      const application = anApplicationRecord({
        annotations: { 'kuberay.io/entity': ref },
      });

      expect(control({ application }).enabled).toBe(true);
    },
  );

  it.each<{ said: string; options: Partial<ControlOfOptions>; why: string }>([
    ...[
      { bringsCrds: true },
      {
        sources: [
          { repoURL: 'https://x.example', chart: 'kuberay-operator' },
          { repoURL: 'https://x.example', chart: 'ray-cluster' },
        ],
      },
      {
        sources: [
          {
            repoURL: 'https://x.example',
            path: 'helm-chart/kuberay-operator/crds',
          },
          { repoURL: 'https://x.example', chart: 'ray-cluster' },
        ],
      },
    ].map(shared => ({
      said: 'one that brings what all Ray clusters share, too',
      options: { application: anApplicationRecord({ ...mine, ...shared }) },
      why: 'brings the KubeRay operator or its CRDs, too',
    })),
    {
      said: 'one with a name that is no entity reference',
      options: {
        application: anApplicationRecord({
          annotations: { 'kuberay.io/entity': 'fraud-model' },
        }),
      },
      why: 'annotation kuberay.io/entity: component:default/fraud-model',
    },
    {
      said: 'anything while actions are off',
      options: { actions: { enabled: false, allow: [rule] } },
      why: 'Refresh and sync are off',
    },
    {
      said: 'one that names another entity',
      options: {
        application: anApplicationRecord({
          annotations: { 'kuberay.io/entity': 'component:default/other' },
        }),
      },
      why: 'annotation kuberay.io/entity: component:default/fraud-model',
    },
    {
      said: 'one that names nobody',
      options: { application: anApplicationRecord() },
      why: 'does not say that it belongs here',
    },
    {
      said: 'the operator, even where it names the entity',
      options: {
        application: anApplicationRecord({
          ...mine,
          sources: [
            { repoURL: 'https://x.example', chart: 'kuberay-operator' },
          ],
          rayClusters: [],
        }),
      },
      why: 'Only the Application that deploys the Ray cluster',
    },
    {
      said: 'one of another project than the rule says',
      options: { application: anApplicationRecord(), actions: ruled },
      why: 'does not say that it belongs here',
    },
    {
      said: 'one for another owner than the rule says',
      options: {
        application: ofProject,
        actions: ruled,
        entity: { entityRef: ENTITY, owners: ['group:default/web'] },
      },
      why: 'does not say that it belongs here',
    },
    {
      said: 'one that also deploys to another namespace than the rule says',
      options: {
        application: anApplicationRecord({
          project: 'ml',
          rayClusters: [
            { namespace: 'ray', name: 'demo-kuberay' },
            { namespace: 'web', name: 'demo-kuberay' },
          ],
        }),
        actions: ruled,
      },
      why: 'does not say that it belongs here',
    },
    {
      said: 'one of which nobody knows yet where it deploys to',
      options: {
        application: anApplicationRecord({ project: 'ml', rayClusters: [] }),
        actions: ruled,
      },
      why: 'does not say that it belongs here',
    },
  ])('does not enable $said', ({ options, why }) => {
    expect(control(options)).toEqual({
      enabled: false,
      reason: expect.stringContaining(why),
      replicaResets: [reset],
    });
  });
});
