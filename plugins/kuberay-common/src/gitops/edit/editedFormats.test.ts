import type { EditedFile } from './__fixtures__/editing';
import {
  BY_HAND,
  editing,
  FLOW_STYLE,
  GUIDE,
  replacing,
  SEED,
} from './__fixtures__/editing';
import { editRayCluster } from './editRayCluster';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

const MAX_9: RayClusterChangeArg = {
  groups: { 'cpu-worker': { maxReplicas: 9 } },
};

const MULTI_SOURCE = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: dev, namespace: argocd}
spec:
  destination: {server: https://kubernetes.default.svc, namespace: ray}
  sources:
    - repoURL: https://ray-project.github.io/kuberay-helm/
      chart: ray-cluster
      targetRevision: 1.5.1
      helm:
        valueFiles: [$values/values/base.yaml, $values/values/dev.yaml]
    - {repoURL: https://git.example.org/gitops.git, targetRevision: main, ref: values}
`;

const BASE = `# for all
worker:
  groupName: cpu-worker
  replicas: 1
  minReplicas: 1
  maxReplicas: 4
`;

const DEV = `# for dev
worker:
  maxReplicas: 5 # more
`;

const VALUES: EditedFile = {
  content: MULTI_SOURCE,
  name: 'dev',
  others: [
    { path: 'values/base.yaml', content: BASE },
    { path: 'values/dev.yaml', content: DEV },
  ],
};

const SET: EditedFile = {
  name: 'ray-dev',
  content: `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ray-clusters, namespace: argocd}
spec:
  goTemplate: true
  generators:
    - list: {elements: [{name: dev, max: "7"}, {name: prod, max: "70"}]}
  template:
    metadata: {name: 'ray-{{.name}}'}
    spec:
      destination: {server: https://kubernetes.default.svc, namespace: 'ray-{{.name}}'}
      source:
        repoURL: https://ray-project.github.io/kuberay-helm/
        chart: ray-cluster
        targetRevision: 1.5.1
        helm:
          valuesObject:
            worker: {groupName: cpu-worker, replicas: 1, minReplicas: 1, maxReplicas: 4}
            additionalWorkerGroups:
              gpu: {replicas: 0, minReplicas: 0, maxReplicas: '{{.max}}'}
`,
};

describe('the file of a RayCluster', () => {
  it('takes its values from another file, the last that has them', () => {
    const { files, lines } = editing(VALUES, MAX_9);
    expect(files.map(({ path }) => path)).toEqual(['values/dev.yaml']);
    expect(lines).toEqual([
      '- maxReplicas: 5 # more',
      '+ maxReplicas: 9 # more',
    ]);
  });

  it('has a value in the lower file changed where only that has it', () => {
    const { files, lines } = editing(VALUES, {
      groups: { 'cpu-worker': { minReplicas: 0 } },
    });
    expect(files.map(({ path }) => path)).toEqual(['values/base.yaml']);
    expect(lines).toEqual(['- minReplicas: 1', '+ minReplicas: 0']);
  });

  it('shares its values with another Application, which is told', () => {
    const other = {
      path: 'apps/other.yaml',
      content: MULTI_SOURCE.replace('name: dev', 'name: prod'),
    };
    expect(
      editing({ ...VALUES, others: [...(VALUES.others ?? []), other] }, MAX_9)
        .findings,
    ).toContainEqual({
      rule: 'schema',
      code: 'values-file-shared',
      severity: 'warning',
      path: 'application',
      message: 'values/dev.yaml gives values to prod too, which changes along',
      remedy:
        'Give each cluster a values file of its own, if that is not meant',
    });
  });

  it('may have no values at all', () => {
    const { lines } = editing(
      {
        name: 'bare',
        content: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: bare
spec:
  destination: {namespace: ray}
  source:
    chart: ray-cluster
    targetRevision: 1.5.1
`,
      },
      { groups: { workergroup: { maxReplicas: 9 } } },
    );
    expect(lines).toEqual([
      '+ helm:',
      '+ valuesObject:',
      '+ worker:',
      '+ maxReplicas: 9',
    ]);
  });

  it('may be an ApplicationSet, whose Applications all change', () => {
    const { lines, codes } = editing(SET, MAX_9);
    expect(lines).toEqual([
      '- worker: {groupName: cpu-worker, replicas: 1, minReplicas: 1, maxReplicas: 4}',
      '+ worker: {groupName: cpu-worker, replicas: 1, minReplicas: 1, maxReplicas: 9}',
    ]);
    expect(codes).toContain('application-set-shared');
  });

  it('is known by the name of its ApplicationSet too', () => {
    expect(editing({ ...SET, name: 'ray-clusters' }, MAX_9).changes).toEqual([
      'cpu-worker: maxReplicas 4 → 9',
    ]);
  });

  it('may be JSON', () => {
    const json = (max: number) =>
      `${JSON.stringify(
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          metadata: { name: 'dev' },
          spec: {
            destination: { namespace: 'ray' },
            source: {
              chart: 'ray-cluster',
              targetRevision: '1.5.1',
              helm: {
                valuesObject: {
                  worker: { groupName: 'cpu-worker', maxReplicas: max },
                },
              },
            },
          },
        },
        null,
        2,
      )}\n`;
    const result = editRayCluster({
      files: [{ path: 'dev.json', content: json(4) }],
      application: { name: 'dev' },
      change: MAX_9,
    });
    expect(result.files).toEqual([{ path: 'dev.json', content: json(9) }]);
  });

  it('keeps Windows line ends, and no line end at its end', () => {
    const content = SEED.content.trimEnd().replace(/\n/g, '\r\n');
    const { files } = editing(
      { ...SEED, content },
      { addGroups: [{ name: 'big' }] },
    );
    const after = files[0]?.content ?? '';
    expect(after.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(after).toMatch(/maxDuration: 3m$/);
  });

  it.each<
    [
      title: string,
      file: EditedFile,
      change: RayClusterChangeArg,
      refusal: { line?: number; reason: string },
    ]
  >([
    [
      'an alias on the way',
      replacing(
        replacing(FLOW_STYLE, 'head:\n', 'head: &head\n'),
        /worker:\n {10}groupName[^]*?additional/,
        'worker: *head\n        additional',
      ),
      { groups: { workergroup: { maxReplicas: 9 } } },
      { reason: 'spec.source.helm.valuesObject.worker is the alias *head' },
    ],
    [
      'a merge key on the way',
      replacing(
        replacing(
          SEED,
          'worker:\n',
          'worker:\n          <<: &x {maxReplicas: 4}\n',
        ),
        '          maxReplicas: 4\n',
        '',
      ),
      MAX_9,
      { reason: 'merge key' },
    ],
    [
      'two equal keys',
      replacing(
        SEED,
        'groupName: cpu-worker',
        'groupName: a\n          groupName: cpu-worker',
      ),
      MAX_9,
      { line: 50, reason: 'a key stands twice in one map' },
    ],
    [
      'a tab',
      replacing(SEED, '  project:', '\tproject:'),
      MAX_9,
      { line: 12, reason: 'this is not YAML' },
    ],
    [
      'a placeholder',
      SET,
      { groups: { gpu: { maxReplicas: 9 } } },
      {
        line: 20,
        reason: "maxReplicas is '{{.max}}', which a template fills in",
      },
    ],
    [
      'values in quotes',
      replacing(
        BY_HAND,
        /values: \|\n[^]*?\n {4}ignoreDifferences/,
        'values: "worker: {groupName: cpu}"\n    ignoreDifferences',
      ),
      { groups: { cpu: { maxReplicas: 9 } } },
      { line: 18, reason: 'YAML in a text that is quoted' },
    ],
    [
      'a Helm parameter that wins',
      replacing(
        SEED,
        '      releaseName: llm-batch\n',
        '      releaseName: llm-batch\n      parameters: [{name: worker.maxReplicas, value: "7"}]\n',
      ),
      MAX_9,
      {
        line: 22,
        reason:
          'worker.maxReplicas is overridden by the Helm parameter at spec.source.helm.parameters[0]',
      },
    ],
    [
      'another chart',
      replacing(SEED, 'chart: ray-cluster', 'chart: redis'),
      MAX_9,
      {
        reason:
          'Application llm-batch does not use chart ray-cluster but redis',
      },
    ],
    [
      'a chart version that is not known here',
      replacing(SEED, 'targetRevision: 1.5.1', 'targetRevision: 1.5.*'),
      MAX_9,
      { line: 19, reason: 'chart ray-cluster 1.5.* is not known here' },
    ],
    [
      'a values file that is not given',
      { ...VALUES, others: [] },
      MAX_9,
      { line: 11, reason: '"$values/values/base.yaml" is not among the files' },
    ],
    [
      'a values file inside the chart',
      { ...replacing(VALUES, '$values/values/dev.yaml', 'values/dev.yaml') },
      MAX_9,
      { line: 11, reason: "is a file inside the chart's package" },
    ],
    [
      'values that Helm refuses',
      replacing(SEED, 'tag: 2.52.0', "tag: ''"),
      MAX_9,
      { reason: 'Helm refuses the values as they are: image' },
    ],
    [
      'a templatePatch',
      replacing(SET, '  template:', '  templatePatch: "spec: {}"\n  template:'),
      MAX_9,
      { reason: 'the ApplicationSet has a templatePatch' },
    ],
    [
      'an Application that is not there',
      { ...GUIDE, name: 'nope' },
      MAX_9,
      { reason: 'no Application "nope" is in the files' },
    ],
    [
      'an Application that stands twice',
      { ...SEED, others: [{ path: 'copy.yaml', content: SEED.content }] },
      MAX_9,
      {
        reason:
          'Application "llm-batch" stands in apps/ray.yaml (document 1) and in copy.yaml (document 1)',
      },
    ],
  ])('refuses %s', (_title, file, change, refusal) => {
    expect(() => editing(file, change)).toThrow(
      expect.objectContaining({
        name: 'EditRefusedError',
        ...refusal,
        reason: expect.stringContaining(refusal.reason),
      }),
    );
  });

  it('is refused where it brings two RayClusters', () => {
    const second = `    - {repoURL: https://ray-project.github.io/kuberay-helm/, chart: ray-cluster, targetRevision: 1.5.1, helm: {releaseName: two}}\n`;
    expect(() =>
      editing({ ...VALUES, content: MULTI_SOURCE + second }, MAX_9),
    ).toThrow('Application dev brings several RayClusters');
  });

  it('is told from one of the same name in another namespace', () => {
    const files = [
      { path: 'a.yaml', content: SEED.content },
      {
        path: 'b.yaml',
        content: SEED.content.replace('namespace: argocd', 'namespace: team'),
      },
    ];
    expect(
      editRayCluster({
        files,
        application: { name: 'llm-batch', namespace: 'team' },
        change: MAX_9,
      }).files.map(({ path }) => path),
    ).toEqual(['b.yaml']);
  });

  it('may lie beside files that are no YAML', () => {
    const others = [
      {
        path: 'chart/templates/app.yaml',
        content: '# argoproj.io/\n{{ if .x }}\na: b: c',
      },
    ];
    expect(editing({ ...SEED, others }, MAX_9).changes).toHaveLength(1);
  });
});
