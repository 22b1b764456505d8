import type { ManifestFile } from '../RayStack';
import { editRayCluster } from './editRayCluster';
import { filesThatMatter } from './filesThatMatter';
import { findApplications } from './findApplication';

const REPOSITORY = 'https://ray-project.github.io/kuberay-helm/';

function clusterFile(name: string, namespace: string): ManifestFile {
  return {
    path: `apps/${name}.yaml`,
    content: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}}
spec:
  destination: {server: https://kubernetes.default.svc, namespace: ${namespace}}
  sources:
    - {repoURL: ${REPOSITORY}, chart: ray-cluster, targetRevision: 1.5.1, helm: {valueFiles: [$values/values/${namespace}.yaml]}}
    - {repoURL: https://git.example.org/gitops.git, ref: values}
`,
  };
}

const OPERATOR: ManifestFile = {
  path: 'platform/operator.yaml',
  content: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: operator}
spec: {source: {repoURL: ${REPOSITORY}, chart: kuberay-operator, targetRevision: 1.5.1}}
`,
};

const SET: ManifestFile = {
  path: 'sets/all.yaml',
  content: `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: all}
spec: {template: {metadata: {name: '{{name}}'}}}
`,
};

const VALUES: ManifestFile = {
  path: 'values/red.yaml',
  content:
    'worker: {groupName: w, replicas: 1, minReplicas: 1, maxReplicas: 4}\n',
};

const FILES = [
  clusterFile('demo', 'red'),
  clusterFile('beside', 'red'),
  clusterFile('elsewhere', 'redder'),
  OPERATOR,
  SET,
  VALUES,
];

describe('filesThatMatter', () => {
  it('are those with the Application, its neighbours, the platform and sets', () => {
    expect(
      filesThatMatter(FILES, { name: 'demo' }).map(({ path }) => path),
    ).toEqual([
      'apps/demo.yaml',
      'apps/beside.yaml',
      'platform/operator.yaml',
      'sets/all.yaml',
    ]);
  });

  it('are all where the Application is not found by its text', () => {
    expect(filesThatMatter(FILES, { name: 'other' })).toEqual(FILES);
    const [demo, ...others] = FILES;
    const escaped = {
      path: 'apps/demo.yaml',
      content: String(demo?.content).replace(
        '{name: demo}',
        '{name: "d\\x65mo"}',
      ),
    };
    expect(
      editRayCluster({
        files: [escaped, ...others],
        application: { name: 'demo' },
        change: { groups: { w: { maxReplicas: 5 } } },
      }).files.map(({ path }) => path),
    ).toEqual(['values/red.yaml']);
  });

  it('leave an edit and its findings as they are by all files', () => {
    const { changes, findings } = editRayCluster({
      files: FILES,
      application: { name: 'demo' },
      change: { groups: { w: { maxReplicas: 5 } } },
    });
    expect(changes).toEqual(['w: maxReplicas 4 → 5']);
    expect(
      findings.map(({ code, message }) => `${code}: ${message}`),
    ).toContain(
      'values-file-shared: values/red.yaml gives values to beside too, which changes along',
    );
  });

  it('are read again when their content has changed', () => {
    const file = { ...clusterFile('demo', 'red') };
    const names = () =>
      findApplications([file], () => undefined).documents.map(
        ({ facts }) => facts.name,
      );
    expect(names()).toEqual(['demo']);
    file.content = file.content.replace('name: demo', 'name: changed');
    expect(names()).toEqual(['changed']);
  });
});
