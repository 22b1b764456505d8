import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { buildRayStack } from '../buildRayStack';
import { isJsonObject } from '../chart/JsonObject';
import type { GeneratorInput } from '../input/gitopsSchemas';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import type { RayStack } from '../RayStack';

const CLUSTERS: GeneratorInput = { type: 'clusters', matchLabels: {} };
const GIT: GeneratorInput = { type: 'git', files: 'environments/*.yaml' };

function build(
  generator: GeneratorInput,
  input: Partial<RayStackInputArg> = {},
): RayStack {
  return buildRayStack({
    name: 'forecast',
    gitops: { repoURL: 'https://git.example.org/gitops.git', path: 'ray' },
    root: { kind: 'application-set', name: 'ray', generator },
    ...input,
  });
}

function specOf(stack: RayStack, role: string) {
  const file = stack.applications.find(each => each.role === role)?.file;
  const [set] = readYamlFiles(stack.files.filter(({ path }) => path === file));
  if (!isJsonObject(set?.spec)) {
    throw new Error(`no ${role}`);
  }
  return set.spec as {
    generators: object[];
    template: {
      metadata: { name: string };
      spec: {
        destination: object;
        ignoreDifferences?: Array<{ name: string; namespace: string }>;
        source?: { helm: { releaseName: string; valuesObject: object } };
        sources?: Array<{ helm?: object }>;
      };
    };
  };
}

describe('an ApplicationSet over the clusters of Argo CD', () => {
  it('has one RayCluster of one name everywhere', () => {
    const { generators, template } = specOf(build(CLUSTERS), 'cluster');
    expect(generators).toEqual([{ clusters: {} }]);
    expect(template.spec.source?.helm.releaseName).toBe('forecast');
    expect(template.spec.ignoreDifferences).toMatchObject([
      { name: 'forecast-kuberay', namespace: 'ray-cluster' },
    ]);
    expect(template.spec.destination).toEqual({
      server: '{{ .server }}',
      namespace: 'ray-cluster',
    });
  });

  it('leaves room for the hash in the longest name', () => {
    const name = 'a'.repeat(45);
    const { template } = specOf(build(CLUSTERS, { name }), 'cluster');
    expect(template.metadata.name).toContain('trunc 8 | trimAll');
  });

  it('says of the entity only what is certain', () => {
    expect(build(CLUSTERS).annotations).toEqual({
      'kuberay.io/raycluster': 'ray-cluster/forecast-kuberay',
      'argocd/app-namespace': 'argocd',
      'backstage.io/kubernetes-id': 'forecast',
    });
  });
});

describe('an ApplicationSet over files in Git', () => {
  it('pins the name of the RayCluster and ignores that very name', () => {
    const { template } = specOf(build(GIT), 'cluster');
    const { helm } = template.spec.source ?? {};
    const { name } = template.metadata;
    expect(helm?.releaseName).toBe(name);
    expect(helm?.valuesObject).toMatchObject({ fullnameOverride: name });
    expect(template.spec.ignoreDifferences).toMatchObject([
      { name, namespace: 'ray-cluster' },
    ]);
  });

  it('pins it beside a values file too', () => {
    const stack = build(GIT, { values: 'file' });
    const { template } = specOf(stack, 'cluster');
    expect(template.spec.sources?.[0]?.helm).toEqual({
      releaseName: template.metadata.name,
      valueFiles: ['$values/ray/values/forecast.yaml'],
      valuesObject: { fullnameOverride: template.metadata.name },
    });
    expect(stack.files.map(({ path }) => path)).toContain(
      'values/forecast.yaml',
    );
  });

  it('lets all but one file of a cluster leave CRDs, operator and guard out', () => {
    const stack = build(GIT, { replicaGuard: { mode: 'on' } });
    for (const role of ['crds', 'operator', 'guard']) {
      expect(specOf(stack, role).generators).toEqual([
        {
          git: {
            repoURL: 'https://git.example.org/gitops.git',
            revision: 'main',
            files: [{ path: 'environments/*.yaml' }],
          },
          selector: {
            matchExpressions: [
              { key: 'platform', operator: 'NotIn', values: ['false'] },
            ],
          },
        },
      ]);
    }
    expect(specOf(stack, 'cluster').generators[0]).not.toHaveProperty(
      'selector',
    );
  });

  it('says of the entity only what is certain', () => {
    expect(build(GIT).annotations).toEqual({
      'argocd/app-namespace': 'argocd',
      'backstage.io/kubernetes-id': 'forecast',
    });
    expect(build(GIT).clusterName).toBe('');
  });
});

describe.each([
  ['clusters', CLUSTERS],
  ['files', GIT],
])('an ApplicationSet over %s', (_title, generator) => {
  it('has one guard for the namespace that all have in common', () => {
    const stack = build(generator, {
      destination: { namespace: 'ml', kubernetesVersion: '1.36' },
    });
    expect(stack.replicaGuard).toEqual({
      file: 'guard/replica-guard-policy.yaml',
      applicationFile: 'ray-replica-guard.yaml',
      namespaces: ['ml'],
    });
    expect(build(generator)).not.toHaveProperty('replicaGuard');
  });

  it('lets its project go to any cluster, but into no other namespace', () => {
    const stack = build(generator, {
      argocd: { project: 'ray', appProject: true },
    });
    const [project] = readYamlFiles(
      stack.files.filter(({ path }) => path === 'ray-project.yaml'),
    );
    expect(project?.spec).toMatchObject({
      destinations: [
        { server: '*', namespace: 'ray-cluster' },
        { server: '*', namespace: 'ray-system' },
      ],
    });
  });
});
