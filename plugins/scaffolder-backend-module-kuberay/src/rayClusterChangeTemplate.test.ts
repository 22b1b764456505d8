import { Entity } from '@backstage/catalog-model';
import { buildRayClusterPart } from 'backstage-plugin-kuberay-common/gitops';
import { parse } from 'yaml';
import { anEntityView } from './__testUtils__/anEntityView';
import { kuberayPluginFake } from './__testUtils__/kuberayPluginFake';
import {
  startTemplateBackend,
  TemplateBackend,
} from './__testUtils__/startTemplateBackend';
import { unknownInputs } from './__testUtils__/unknownInputs';

const PATH = 'apps/training/raycluster.yaml';
const entityRef = 'resource:default/training';

const training: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'training',
    namespace: 'default',
    annotations: {
      'kuberay.io/raycluster': 'sandbox/ml/training-kuberay',
      'argocd/app-name': 'training',
      'argocd/app-namespace': 'argocd',
    },
  },
};

/** The file of a cluster, with a comment of somebody's in it. */
function manifestOf(): string {
  const [file] = buildRayClusterPart({
    name: 'training',
    destination: { namespace: 'ml' },
    workerGroups: [
      { name: 'workers', minReplicas: 0, maxReplicas: 8 },
      { name: 'gpu', minReplicas: 0, maxReplicas: 2, gpu: 1 },
    ],
  }).files;
  return file.content.replace('spec:\n', 'spec: # hands off on Fridays\n');
}

describe('the template ray-cluster-change', () => {
  let backend: TemplateBackend;

  beforeAll(async () => {
    backend = await startTemplateBackend({
      name: 'ray-cluster-change',
      features: [kuberayPluginFake(anEntityView())],
    });
    backend.entities.push(training);
    await backend.git.commitFile({ path: PATH, content: manifestOf() });
  });
  afterAll(() => backend.stop());

  it('uses only actions that are installed, and only inputs that they have', async () => {
    expect(await unknownInputs(backend)).toEqual([]);
  });

  it('pushes the change and the live counts in one commit, and nothing the second time', async () => {
    const values = { entityRef, groups: { gpu: { maxReplicas: 5 } } };

    const { status, log } = await backend.run(values);

    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.stringContaining('gpu: maxReplicas 2 → 5'),
    });
    const changed = await backend.git.git('show', `main:${PATH}`);
    expect(changed).toContain('spec: # hands off on Fridays\n');
    const { valuesObject } = parse(changed).spec.source.helm;
    expect(valuesObject.worker).toMatchObject({ replicas: 5, maxReplicas: 8 });
    expect(valuesObject.additionalWorkerGroups.gpu).toMatchObject({
      replicas: 0,
      maxReplicas: 5,
    });

    const tip = await backend.git.git('rev-parse', 'main');
    const again = await backend.run(values);
    expect(again).toEqual({
      status: 'completed',
      log: expect.stringContaining('Nothing to do: Git says so already.'),
    });
    expect(await backend.git.git('rev-parse', 'main')).toBe(tip);
    // Two whole runs, each with a clone and a push.
  }, 30_000);

  it.each([
    [
      'a group without a word about its pods',
      { removeGroups: ['gpu'] },
      /confirmRemoval/,
    ],
    [
      'a group that is not there',
      { groups: { tpu: { maxReplicas: 2 } } },
      /tpu/,
    ],
    [
      'a maximum below the workers that run',
      { groups: { workers: { maxReplicas: 2 } } },
      /allowBelowLive/,
    ],
  ])('refuses %s', async (_, changes, reason) => {
    const { status, log } = await backend.run({ entityRef, ...changes });
    expect({ status, log }).toEqual({
      status: 'failed',
      log: expect.stringMatching(reason),
    });
  });
});
