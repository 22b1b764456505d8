import fc from 'fast-check';
import { exhaustiveInputs } from '../__fixtures__/exhaustiveInputs';
import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { buildRayStack } from '../buildRayStack';
import { isJsonObject } from '../chart/JsonObject';
import { readGuardedNamespaces } from '../guard/guardFile';
import type { ListElementInput } from '../input/gitopsSchemas';
import { staysText } from '../input/metadataSchemas';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import type { RayStack } from '../RayStack';

const PROD = 'https://prod.example.org';

function build(
  elements: ListElementInput[],
  input: Partial<RayStackInputArg> = {},
): RayStack {
  return buildRayStack({
    name: 'forecast',
    gitops: { repoURL: 'https://git.example.org/gitops.git', path: 'ray' },
    root: {
      kind: 'application-set',
      name: 'ray',
      generator: { type: 'list', elements },
    },
    ...input,
  });
}

/** The ApplicationSet of a role, and its elements. */
function setOf(stack: RayStack, role: string) {
  const file = stack.applications.find(each => each.role === role)?.file;
  const [set] = readYamlFiles(stack.files.filter(({ path }) => path === file));
  if (!isJsonObject(set?.spec)) {
    throw new Error(`no ${role}`);
  }
  const { generators, template, syncPolicy } = set.spec as {
    generators: Array<{ list: { elements: Array<Record<string, string>> } }>;
    template: {
      metadata: { finalizers?: string[] };
      spec: Record<string, unknown>;
    };
    syncPolicy?: object;
  };
  return { elements: generators[0]?.list.elements ?? [], template, syncPolicy };
}

function names(stack: RayStack): string[] {
  return ['crds', 'operator', 'guard', 'cluster'].flatMap(role =>
    stack.applications.some(each => each.role === role)
      ? setOf(stack, role).elements.map(({ application = '' }) => application)
      : [],
  );
}

describe('an ApplicationSet over a list', () => {
  it('has CRDs and operator once for each Kubernetes cluster', () => {
    const stack = build([
      { name: 'dev' },
      { name: 'test', namespace: 'ray-test' },
      { name: 'prod', server: PROD },
      { name: 'prod-b', server: PROD },
    ]);
    for (const role of ['crds', 'operator']) {
      expect(setOf(stack, role).elements.map(({ server }) => server)).toEqual([
        'https://kubernetes.default.svc',
        PROD,
      ]);
    }
  });

  it('puts name and namespace of each RayCluster into its element', () => {
    const stack = build([
      { name: 'dev' },
      { name: 'my-kuberay', namespace: 'ray-test' },
    ]);
    expect(setOf(stack, 'cluster').elements).toEqual([
      {
        application: 'dev',
        release: 'dev',
        rayCluster: 'dev-kuberay',
        server: 'https://kubernetes.default.svc',
        namespace: 'ray-cluster',
      },
      {
        application: 'my-kuberay',
        release: 'my-kuberay',
        rayCluster: 'my-kuberay',
        server: 'https://kubernetes.default.svc',
        namespace: 'ray-test',
      },
    ]);
    expect(setOf(stack, 'cluster').template.spec.ignoreDifferences).toEqual([
      {
        group: 'ray.io',
        kind: 'RayCluster',
        name: '{{ .rayCluster }}',
        namespace: '{{ .namespace }}',
        jqPathExpressions: [
          '.spec.workerGroupSpecs[]?.replicas',
          '.spec.workerGroupSpecs[]?.scaleStrategy',
        ],
      },
    ]);
  });

  it('takes from no environment what is not in its element', () => {
    const dev = { name: 'dev' };
    const prod = { name: 'prod', namespace: 'ray-prod', server: PROD };
    // Those of one cluster with all its inputs; the others are about roots.
    for (const inputs of exhaustiveInputs.slice(0, 3)) {
      const { gitops: _gitops, root: _root, ...everything } = inputs;
      const [one, other] = [
        [dev, prod],
        [prod, dev],
      ].map(
        elements =>
          setOf(
            build(elements, { ...everything, destination: {}, operator: {} }),
            'cluster',
          ).template,
      );
      expect(one).toEqual(other);
    }
  });

  it('keeps the name of an Application when others come and go', () => {
    const prod = { name: 'ray', server: PROD };
    const alone = names(build([prod]));
    const among = names(build([{ name: 'ray' }, prod, { name: 'z' }]));
    expect(among).toEqual(expect.arrayContaining(alone));
  });

  it('gives any list Applications of different names that fit into a label', () => {
    const element = fc.record({
      // R1 refuses `y` and other words that the chart would not print as text.
      name: fc.stringMatching(/^[a-z][a-z0-9]{0,44}$/).filter(staysText),
      server: fc.constantFrom(undefined, PROD, `https://${'a.'.repeat(40)}org`),
      namespace: fc.constantFrom(undefined, 'other'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(element, {
          minLength: 1,
          maxLength: 6,
          selector: ({ name, server }) => `${name} ${server}`,
        }),
        elements => {
          const all = names(build(elements, { replicaGuard: { mode: 'on' } }));
          expect(new Set(all).size).toBe(all.length);
          for (const name of all) {
            expect(name).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
          }
        },
      ),
      { seed: 4, numRuns: 30 },
    );
  });

  it('has a guard where Kubernetes has it, with the namespaces of that cluster', () => {
    const stack = build(
      [
        { name: 'dev', kubernetesVersion: '1.36' },
        { name: 'test', namespace: 'ray-test' },
        { name: 'prod', server: PROD, kubernetesVersion: '1.35' },
        {
          name: 'new',
          server: `${PROD}:6443`,
          kubernetesVersion: '1.37',
        },
      ],
      { replicaGuard: { namespaces: ['others'] } },
    );
    const elements = setOf(stack, 'guard').elements;
    expect(elements.map(({ path }) => path)).toEqual([
      'ray/guard/in-cluster',
      expect.stringMatching(/^ray\/guard\/prod-example-org-6443-[0-9a-f]{8}$/),
    ]);
    const guards = [stack.replicaGuard, ...(stack.furtherReplicaGuards ?? [])];
    expect(guards).toEqual(
      elements.map(({ path = '' }, index) => ({
        file: `${path.replace('ray/', '')}/replica-guard-policy.yaml`,
        applicationFile: 'ray-replica-guard.yaml',
        namespaces: [
          ['ray-cluster', 'ray-test', 'others'],
          ['ray-cluster', 'others'],
        ][index],
      })),
    );
    for (const guard of guards) {
      const file = stack.files.find(({ path }) => path === guard?.file);
      expect(readGuardedNamespaces(file?.content ?? '')).toEqual(
        guard?.namespaces,
      );
    }
  });

  it('leaves behind what is meant to stay, since Argo CD adds a finalizer otherwise', () => {
    const preserving = { preserveResourcesOnDeletion: true };
    const stack = build([{ name: 'dev' }], { replicaGuard: { mode: 'on' } });
    expect(
      ['crds', 'operator', 'guard', 'cluster'].map(role => {
        const { syncPolicy, template } = setOf(stack, role);
        return [role, syncPolicy, template.metadata.finalizers?.length];
      }),
    ).toEqual([
      ['crds', preserving, undefined],
      ['operator', undefined, 1],
      ['guard', undefined, 1],
      ['cluster', undefined, 1],
    ]);
    const without = build([{ name: 'dev' }], { argocd: { finalizer: 'none' } });
    expect(setOf(without, 'cluster').syncPolicy).toEqual(preserving);
    const guarding = build([{ name: 'dev' }], {
      replicaGuard: { mode: 'on', finalizer: 'none' },
    });
    expect(setOf(guarding, 'guard').syncPolicy).toEqual(preserving);
  });

  it('gives each environment a values file of its own', () => {
    const stack = build([{ name: 'dev' }, { name: 'prod', server: PROD }], {
      values: 'file',
    });
    const applications = setOf(stack, 'cluster').elements.map(
      ({ application }) => application,
    );
    expect(
      stack.files.map(({ path }) => path).filter(path => /^values/.test(path)),
    ).toEqual(applications.map(name => `values/${name}.yaml`));
    const [chart, values] = setOf(stack, 'cluster').template.spec
      .sources as object[];
    expect(chart).toMatchObject({
      helm: {
        releaseName: '{{ .release }}',
        valueFiles: ['$values/ray/values/{{ .application }}.yaml'],
      },
    });
    expect(values).toEqual({
      repoURL: 'https://git.example.org/gitops.git',
      targetRevision: 'main',
      ref: 'values',
    });
  });

  it('names clusters alike, also that of Argo CD', () => {
    const stack = build([
      { name: 'dev' },
      { name: 'prod', clusterName: 'p{{' },
    ]);
    expect(setOf(stack, 'crds').elements.map(({ name }) => name)).toEqual([
      'in-cluster',
      'p{{',
    ]);
    expect(setOf(stack, 'crds').template.spec.destination).toEqual({
      name: '{{ .name }}',
      namespace: 'ray-system',
    });
  });

  it('has the entity show the environments on its own cluster', () => {
    const { annotations, clusterName, namespace } = build(
      [
        { name: 'dev' },
        { name: 'test', namespace: 'ray-test' },
        { name: 'prod', server: PROD },
      ],
      { destination: { cluster: 'eu' } },
    );
    expect({ annotations, clusterName, namespace }).toEqual({
      clusterName: 'dev-kuberay',
      namespace: 'ray-cluster',
      annotations: {
        'kuberay.io/raycluster':
          'eu/ray-cluster/dev-kuberay, eu/ray-test/test-kuberay',
        'argocd/app-name': 'dev',
        'argocd/app-namespace': 'argocd',
        'backstage.io/kubernetes-id': 'forecast',
      },
    });
  });

  it.each<[string, ListElementInput[], string]>([
    [
      'two environments of one name on one cluster',
      [{ name: 'dev' }, { name: 'dev', namespace: 'other' }],
      'root.generator.elements[1].name: "dev" is called Application "dev" as root.generator.elements[0] does',
    ],
    [
      'two environments with one RayCluster',
      [{ name: 'my' }, { name: 'my-kuberay' }],
      'root.generator.elements[1].name: "my-kuberay" makes RayCluster "ray-cluster/my-kuberay" of in-cluster as root.generator.elements[0] does',
    ],
    [
      'a cluster by URL among named ones',
      [
        { name: 'a', clusterName: 'x' },
        { name: 'b', server: PROD },
      ],
      'root.generator.elements[1].server: "https://prod.example.org" is a URL, and other clusters are given by name',
    ],
    [
      'two versions of one cluster',
      [
        { name: 'a', kubernetesVersion: '1.36' },
        { name: 'b', kubernetesVersion: '1.35' },
      ],
      'root.generator.elements[1].kubernetesVersion: "1.35" is not the "1.36" that root.generator.elements[0].kubernetesVersion gives',
    ],
    [
      'a name that is too long',
      [{ name: 'a' }, { name: 'b'.repeat(46) }],
      'root.generator.elements[1].name: ',
    ],
  ])('refuses %s', (_title, elements, message) => {
    expect(() => build(elements)).toThrow(message);
  });
});
