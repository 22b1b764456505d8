import { anApplicationRecord } from 'backstage-plugin-kuberay-common/testUtils';
import healthy from './__fixtures__/healthy.json';
import { ScriptedArgocd } from './__testUtils__/ScriptedArgocd';
import { ArgocdApplicationControl } from './ArgocdApplicationControl';

const signal = new AbortController().signal;
const application = anApplicationRecord({
  readFrom: 'argocd',
  cluster: 'internal',
  name: 'raycluster',
});
const operation = {
  prune: true,
  syncOptions: ['Replace=true'],
  retry: { limit: 2 },
  initiatedBy: 'user:default/guest',
};

describe('ArgocdApplicationControl', () => {
  let argocd: ScriptedArgocd;
  let control: ArgocdApplicationControl;

  beforeEach(() => {
    argocd = new ScriptedArgocd();
    argocd.wholes.set('raycluster', healthy.application);
    control = ArgocdApplicationControl.create({
      apiOf: instance => (instance === 'internal' ? argocd : undefined),
    });
  });

  it('reads, refreshes and syncs through the instance that the Application was read from', async () => {
    const object = await control.read(application, signal);
    await control.refresh(application, { hard: false, signal });
    await control.sync(application, { object, operation, signal });

    expect(argocd.asked).toEqual([
      'get raycluster',
      'refresh raycluster',
      'get raycluster',
      'sync raycluster {"prune":true,"syncOptions":["Replace=true"],"retry":{"limit":2}}',
    ]);
  });

  it('does not sync what has changed since it was read', async () => {
    const object = await control.read(application, signal);
    const { metadata } = healthy.application;
    argocd.wholes.set('raycluster', {
      ...healthy.application,
      metadata: { ...metadata, resourceVersion: '99999' },
    });

    await expect(
      control.sync(application, { object, operation, signal }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(argocd.asked.filter(asked => asked.startsWith('sync'))).toEqual([]);
  });

  it('says that an instance is not read', async () => {
    await expect(
      control.read({ ...application, cluster: 'other' }, signal),
    ).rejects.toMatchObject({
      code: 'unknown-cluster',
    });
  });
});
