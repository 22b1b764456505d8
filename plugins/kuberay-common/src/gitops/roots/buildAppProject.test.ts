import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { buildRayStack } from '../buildRayStack';
import type { RayStackInputArg } from '../input/rayStackInputSchema';

function build(input: Partial<RayStackInputArg>) {
  return buildRayStack({
    name: 'forecast',
    ...input,
    argocd: { project: 'ray', appProject: true, ...input.argocd },
  });
}

function projectOf(input: Partial<RayStackInputArg>) {
  const [project] = readYamlFiles(
    build(input).files.filter(({ path }) => /ray-project/.test(path)),
  );
  return project;
}

const gitops = { repoURL: 'https://git.example.org/gitops.git', path: 'ray' };
const RBAC = 'rbac.authorization.k8s.io';

describe('buildAppProject', () => {
  it('allows what the stack needs and nothing else', () => {
    expect(projectOf({})).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: {
        name: 'ray',
        namespace: 'argocd',
        annotations: { 'argocd.argoproj.io/sync-wave': '-3' },
      },
      spec: {
        description: 'Ray on Kubernetes: what forecast needs',
        sourceRepos: [
          'https://github.com/ray-project/kuberay',
          'https://ray-project.github.io/kuberay-helm/',
        ],
        destinations: [
          {
            server: 'https://kubernetes.default.svc',
            namespace: 'ray-cluster',
          },
          { server: 'https://kubernetes.default.svc', namespace: 'ray-system' },
        ],
        clusterResourceWhitelist: [
          { group: '', kind: 'Namespace' },
          { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
          { group: RBAC, kind: 'ClusterRole' },
          { group: RBAC, kind: 'ClusterRoleBinding' },
        ],
        namespaceResourceWhitelist: [
          { group: '', kind: 'Pod' },
          { group: '', kind: 'Service' },
          { group: '', kind: 'ServiceAccount' },
          { group: 'apps', kind: 'Deployment' },
          { group: 'apps', kind: 'ReplicaSet' },
          { group: 'batch', kind: 'Job' },
          { group: 'ray.io', kind: 'RayCluster' },
          { group: RBAC, kind: 'Role' },
          { group: RBAC, kind: 'RoleBinding' },
        ],
      },
    });
  });

  it('allows the guard and the repository of guard and values', () => {
    const guard = projectOf({ gitops, replicaGuard: { mode: 'on' } });
    expect(guard?.spec).toMatchObject({
      sourceRepos: expect.arrayContaining([gitops.repoURL]),
      clusterResourceWhitelist: expect.arrayContaining([
        {
          group: 'admissionregistration.k8s.io',
          kind: 'MutatingAdmissionPolicy',
        },
        {
          group: 'admissionregistration.k8s.io',
          kind: 'MutatingAdmissionPolicyBinding',
        },
      ]),
    });
    expect(projectOf({ gitops, values: 'file' })?.spec).toMatchObject({
      sourceRepos: expect.arrayContaining([gitops.repoURL]),
    });
    expect(JSON.stringify(projectOf({ gitops }))).not.toContain('git.example');
  });

  it('allows Roles where the operator gets some, and no ClusterRole then', () => {
    const spec = projectOf({
      operator: {
        singleNamespace: true,
        watchNamespaces: ['ray-cluster', 'ray-b'],
      },
    })?.spec as {
      destinations: Array<{ namespace: string }>;
      clusterResourceWhitelist: Array<{ kind: string }>;
    };
    expect(spec.destinations.map(({ namespace }) => namespace)).toEqual([
      'ray-b',
      'ray-cluster',
      'ray-system',
    ]);
    expect(spec.clusterResourceWhitelist.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'CustomResourceDefinition',
    ]);
  });

  it('allows every cluster of a list, and Applications in another namespace', () => {
    expect(
      projectOf({
        gitops,
        argocd: { namespace: 'gitops' },
        root: {
          kind: 'application-set',
          generator: {
            type: 'list',
            elements: [
              { name: 'dev' },
              { name: 'prod', namespace: 'ray-prod', clusterName: 'prod' },
            ],
          },
        },
      })?.spec,
    ).toMatchObject({
      sourceNamespaces: ['gitops'],
      destinations: [
        { name: 'in-cluster', namespace: 'ray-cluster' },
        { name: 'in-cluster', namespace: 'ray-system' },
        { name: 'prod', namespace: 'ray-prod' },
        { name: 'prod', namespace: 'ray-system' },
      ],
    });
  });

  it('comes before every other child, whatever their waves', () => {
    expect(projectOf({ argocd: { waves: { operator: -40 } } })).toMatchObject({
      metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '-41' } },
    });
  });

  it('is the first child of a root that needs no project of its own', () => {
    const { files } = build({ gitops, root: { kind: 'app-of-apps' } });
    expect(files.map(({ path }) => path).slice(0, 2)).toEqual([
      'root.yaml',
      'apps/ray-project.yaml',
    ]);
    const [root, ...children] = readYamlFiles(files);
    expect(root).toMatchObject({ spec: { project: 'default' } });
    expect(
      children.map(({ kind, spec }) => [
        kind,
        (spec as { project?: string }).project,
      ]),
    ).toEqual([
      ['AppProject', undefined],
      ['Application', 'ray'],
      ['Application', 'ray'],
      ['Application', 'ray'],
    ]);
  });

  it("leaves everybody's project alone", () => {
    expect(() => build({ argocd: { project: 'default' } })).toThrow(
      'argocd.project: "default" is everybody\'s project',
    );
  });

  it('lies where Argo CD looks for it, and lets Applications of another namespace in', () => {
    const argocd = { project: 'ray', appProject: true, namespace: 'ml-team' };
    const project = (input: typeof argocd & { controllerNamespace?: string }) =>
      projectOf({ argocd: input });
    expect(project({ ...argocd, controllerNamespace: 'argocd' })).toMatchObject(
      {
        metadata: { namespace: 'argocd' },
        spec: { sourceNamespaces: ['ml-team'] },
      },
    );
    expect(project(argocd)).toMatchObject({
      metadata: { namespace: 'ml-team' },
    });
    expect(
      project({ ...argocd, controllerNamespace: 'ml-team' })?.spec,
    ).not.toHaveProperty('sourceNamespaces');
  });
});
