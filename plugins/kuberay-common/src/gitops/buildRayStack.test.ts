import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { guideAllInOneInput, guideInput } from './__fixtures__/guideInput';
import { recommendedInput } from './__fixtures__/recommendedInput';
import type { ApplicationManifest } from './applications/ApplicationManifest';
import { buildRayStack } from './buildRayStack';
import { renderRayCluster } from './chart/renderRayCluster';
import type { RayStackInputArg } from './input/rayStackInputSchema';

function readFixture(file: string): string {
  return readFileSync(join(__dirname, '__fixtures__', file), 'utf8');
}

function parseAll(content: string): ApplicationManifest[] {
  return parseAllDocuments(content, { version: '1.1' }).map(document => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}

function clusterApplication(input: RayStackInputArg): ApplicationManifest {
  const files = buildRayStack({ ...input, layout: 'separate' }).files;
  const file = files.find(({ path }) => path === 'raycluster.yaml');
  const [application] = parseAll(file?.content ?? '');
  if (!application) {
    throw new Error('no raycluster.yaml');
  }
  return application;
}

function podWith(amounts: Record<string, string>): object {
  const resources = { requests: amounts, limits: amounts };
  return { template: { spec: { containers: [{ resources }] } } };
}

describe('buildRayStack with profile ray-docs', () => {
  it.each(['ray-operator-crds.yaml', 'ray-operator.yaml', 'raycluster.yaml'])(
    "writes the guide's %s",
    path => {
      const { files } = buildRayStack(guideInput);
      const content = files.find(file => file.path === path)?.content ?? '';
      expect(parseAll(content)).toEqual(
        parseAll(readFixture(`ray-docs/${path}`)),
      );
    },
  );

  it("writes the guide's all-in-one file, document by document", () => {
    const { files } = buildRayStack(guideAllInOneInput);
    expect(files.map(file => file.path)).toEqual(['ray-argocd-all.yaml']);
    expect(parseAll(files[0]?.content ?? '')).toEqual(
      parseAll(readFixture('ray-docs/ray-argocd-all.yaml')),
    );
  });

  it('names files, Applications and catalog annotations as the guide does', () => {
    const { files, findings, ...stack } = buildRayStack(guideInput);
    expect(files.map(file => file.path)).toEqual([
      'ray-operator-crds.yaml',
      'ray-operator.yaml',
      'raycluster.yaml',
    ]);
    expect(stack).toEqual({
      clusterName: 'raycluster-kuberay',
      namespace: 'ray-cluster',
      applications: [
        {
          role: 'crds',
          name: 'ray-operator-crds',
          file: 'ray-operator-crds.yaml',
        },
        { role: 'operator', name: 'ray-operator', file: 'ray-operator.yaml' },
        { role: 'cluster', name: 'raycluster', file: 'raycluster.yaml' },
      ],
      annotations: {
        'kuberay.io/raycluster': 'ray-cluster/raycluster-kuberay',
        'argocd/app-name': 'raycluster',
        'argocd/app-namespace': 'argocd',
      },
    });
  });

  it('tells what the guide leaves out and refuses nothing for it', () => {
    const { findings } = buildRayStack(guideAllInOneInput);
    expect(
      findings.map(({ code, path, severity }) => [path, code, severity]),
    ).toEqual([
      ['autoscaler.enabled', 'scale-strategy-not-ignored', 'warning'],
      ['workerGroups[1].resources', 'resources-incomplete', 'warning'],
      ['workerGroups[2].resources', 'resources-incomplete', 'warning'],
      ['workerGroups[0].customResource', 'custom-resource-escaped', 'warning'],
      ['workerGroups[1].customResource', 'custom-resource-escaped', 'warning'],
      ['workerGroups[2].customResource', 'custom-resource-escaped', 'warning'],
      ['ray.version', 'ray-version-unset', 'warning'],
      ['ray.image.tag', 'image-tag-floating', 'warning'],
      ['versions.chart', 'version-mismatch', 'warning'],
      ['profile', 'crds-prunable', 'warning'],
      ['argocd.retry', 'retry-missing', 'warning'],
      ['argocd.project', 'project-default', 'warning'],
      ['argocd.finalizer', 'finalizer-missing', 'warning'],
      ['profile', 'dry-run-not-skipped', 'warning'],
      ['profile', 'applies-in-sync', 'warning'],
      ['replicaGuard.mode', 'no-replica-guard', 'info'],
    ]);
  });

  it('leaves the counts to Git when there is no autoscaler', () => {
    const { spec } = clusterApplication({
      ...guideInput,
      autoscaler: { enabled: false },
    });
    expect(spec).not.toHaveProperty('ignoreDifferences');
    expect(spec.source.helm?.valuesObject?.head).toEqual({
      rayStartParams: { 'num-cpus': '0' },
    });
  });
});

describe('buildRayStack with profile recommended', () => {
  it.each(['ray-operator-crds.yaml', 'ray-operator.yaml', 'raycluster.yaml'])(
    'writes %s byte by byte as reviewed',
    path => {
      const { files } = buildRayStack(recommendedInput);
      expect(files.find(file => file.path === path)?.content).toBe(
        readFixture(`recommended/${path}`),
      );
    },
  );

  it('says where it all is, and notes only that there is no replica guard', () => {
    const { files, ...stack } = buildRayStack(recommendedInput);
    expect(files).toHaveLength(3);
    expect(stack).toEqual({
      clusterName: 'forecast-kuberay',
      namespace: 'forecast',
      applications: [
        {
          role: 'crds',
          name: 'ray-operator-crds',
          file: 'ray-operator-crds.yaml',
        },
        { role: 'operator', name: 'ray-operator', file: 'ray-operator.yaml' },
        { role: 'cluster', name: 'forecast', file: 'raycluster.yaml' },
      ],
      findings: [
        expect.objectContaining({
          code: 'no-replica-guard',
          path: 'replicaGuard.mode',
          severity: 'info',
        }),
      ],
      annotations: {
        'kuberay.io/raycluster': 'eu/forecast/forecast-kuberay',
        'argocd/app-name': 'forecast',
        'argocd/app-namespace': 'gitops',
        'backstage.io/kubernetes-id': 'forecast-ray',
      },
    });
  });

  it('writes the same documents into a single file', () => {
    const separate = buildRayStack(recommendedInput);
    const single = buildRayStack({ ...recommendedInput, layout: 'single' });
    expect(single.files).toEqual([
      {
        path: 'ray-argocd-all.yaml',
        content: separate.files.map(file => file.content).join('---\n'),
      },
    ]);
    expect(single.applications.map(({ file }) => file)).toEqual([
      'ray-argocd-all.yaml',
      'ray-argocd-all.yaml',
      'ray-argocd-all.yaml',
    ]);
  });

  it('gives the same bytes again, also when a form sorts its keys otherwise', () => {
    const reversed = Object.fromEntries(
      Object.entries(recommendedInput).reverse(),
    ) as RayStackInputArg;
    expect(buildRayStack(reversed)).toEqual(buildRayStack(recommendedInput));
    expect(
      buildRayStack({
        name: 'a',
        annotations: { 'example.org/b': '2', 'example.org/a': '1' },
      }),
    ).toEqual(
      buildRayStack({
        name: 'a',
        annotations: { 'example.org/a': '1', 'example.org/b': '2' },
      }),
    );
  });

  it('needs nothing but a name', () => {
    const stack = buildRayStack({ name: 'demo' });
    expect(stack.clusterName).toBe('demo-kuberay');
    expect(stack.findings.map(({ code }) => code)).toEqual([
      'project-default',
      'no-replica-guard',
    ]);
  });

  it('has the chart give every pod its requests as limits, and rayVersion as text', () => {
    const { spec } = clusterApplication(recommendedInput);
    const { targetRevision, helm } = spec.source;
    const rendered = renderRayCluster({
      chart: targetRevision,
      release: helm?.releaseName ?? '',
      namespace: spec.destination.namespace,
      values: helm?.valuesObject ?? {},
    });
    expect(rendered.spec).toMatchObject({
      rayVersion: '2.53.0',
      headGroupSpec: podWith({ cpu: '2', memory: '8Gi' }),
      workerGroupSpecs: [
        { groupName: 'cpu', ...podWith({ cpu: '4', memory: '16Gi' }) },
        { groupName: 'batch', ...podWith({ cpu: '1', memory: '2Gi' }) },
        {
          groupName: 'gpu',
          ...podWith({ cpu: '8', memory: '64Gi', 'nvidia.com/gpu': '1' }),
        },
      ],
    });
  });

  it('writes quantities as Kubernetes does, and no custom resource that Ray would refuse', () => {
    const { source } = clusterApplication({
      name: 'demo',
      workerGroups: [{ name: 'memory', cpu: '0.5', memory: '2048Mi' }],
    }).spec;
    expect(source.helm?.valuesObject?.worker).toEqual({
      groupName: 'memory',
      replicas: 1,
      minReplicas: 1,
      maxReplicas: 3,
      resources: {
        requests: { cpu: '500m', memory: '2Gi' },
        limits: { cpu: '500m', memory: '2Gi' },
      },
    });
  });

  it('ignores nothing without an autoscaler', () => {
    const { spec } = clusterApplication({
      name: 'demo',
      autoscaler: { enabled: false },
    });
    expect(spec).not.toHaveProperty('ignoreDifferences');
    expect(spec.source.helm?.valuesObject?.head).not.toHaveProperty(
      'enableInTreeAutoscaling',
    );
  });

  it('refuses with every error at once, each with path, value, remedy and rule', () => {
    expect(() =>
      buildRayStack({
        name: '3d',
        versions: { chart: '1.4.1' },
        workerGroups: [{ name: 'on', maxReplicas: 0 }],
      }),
    ).toThrow(
      expect.objectContaining({
        name: 'InvalidRayStackError',
        message: [
          'name: "3d" gives the RayCluster name "3d-kuberay", which is not a DNS label. Begin with a letter and use only lower-case letters, digits and "-", and no word such as "on" or "null". (R1)',
          'workerGroups[0].maxReplicas: 0 is not a number of workers. Give an integer from 1 to 2147483647. (R5)',
          'workerGroups[0].name: "on" is read as a boolean or as null. Choose another word. (R6)',
          'versions.chart: "1.4.1" is not the KubeRay version "1.5.1". Leave versions.chart out. (R11)',
        ].join('\n'),
      }),
    );
  });
});
