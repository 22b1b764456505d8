import { readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { buildRayStack } from '../buildRayStack';
import { guideAllInOneInput } from '../__fixtures__/guideInput';
import { renderManifest, renderManifests } from '../renderManifest';
import {
  aClusterManifest,
  aGroup,
  anIgnoreRule,
} from '../rules/__fixtures__/aClusterManifest';
import type { CheckOptions } from './CheckReport';
import { checkManifests } from './checkManifests';

function check(content: string, options: Partial<CheckOptions> = {}) {
  return checkManifests({
    files: [{ path: 'apps/demo.yaml', content }],
    ...options,
  });
}

/** `file:line:column code` of everything above a note. */
function problems(options: CheckOptions): string[] {
  return checkManifests(options)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ code, column, file, line }) => `${file}:${line}:${column} ${code}`);
}

function fixture(name: string): string {
  return readFileSync(join(__dirname, '../__fixtures__', name), 'utf8');
}

describe("checkManifests on the guide's own YAML", () => {
  const path = 'ray-argocd-all.yaml';
  const report = checkManifests({
    files: [{ path, content: fixture(`ray-docs/${path}`) }],
  });

  it('reads its three Applications', () => {
    expect(report.applications).toBe(3);
    expect(report.unreadable).toEqual([]);
  });

  it('lists items 1, 3, 6 and 8 to 13 of what the guide gets wrong or leaves out', () => {
    const rules = new Set(report.findings.map(({ rule }) => rule));
    expect([...rules].sort()).toEqual(
      ['R10', 'R11', 'R13', 'R15', 'R19', 'R2', 'R3', 'R8', 'R9'].sort(),
    );
  });

  it('says of each which line it is', () => {
    expect(
      report.findings.map(({ code, line, rule }) => `${line} ${rule} ${code}`),
    ).toEqual([
      '5 R15 project-default',
      '8 R15 retry-missing',
      '8 R13 crds-prunable',
      '12 R15 finalizer-missing',
      '14 R15 project-default',
      '17 R15 retry-missing',
      '21 R15 finalizer-missing',
      '23 R15 project-default',
      '25 R3 scale-strategy-not-ignored',
      '28 R2 ignore-rule-coupled',
      '34 R11 version-mismatch',
      '38 R10 image-tag-floating',
      '39 R10 ray-version-unset',
      '41 R19 no-replica-guard',
      '52 R9 custom-resource-escaped',
      '56 R10 image-tag-floating',
      '61 R9 custom-resource-escaped',
      '62 R8 resources-incomplete',
      '64 R10 image-tag-floating',
      '69 R9 custom-resource-escaped',
      '70 R8 resources-incomplete',
      '71 R15 retry-missing',
      '71 R15 dry-run-not-skipped',
      '71 R15 applies-in-sync',
    ]);
  });

  it('says the same of what the generator makes of our input for it', () => {
    const files = buildRayStack(guideAllInOneInput).files;
    const codes = (of: typeof report) =>
      of.findings.map(({ code }) => code).sort();
    expect(codes(checkManifests({ files }))).toEqual(codes(report));
  });
});

describe('checkManifests on the recommended stack', () => {
  it('finds nothing but notes with the guard and an own project', () => {
    const { files } = buildRayStack({
      name: 'demo',
      argocd: { project: 'ml' },
      replicaGuard: { mode: 'on' },
      workerGroups: [{ name: 'a' }, { name: 'b', gpu: 1 }],
    });
    const report = checkManifests({ files, kubernetesVersion: '1.36' });
    expect(report.unreadable).toEqual([]);
    expect(report.findings.map(({ code }) => code)).toEqual([
      'waves-do-not-wait',
      'ignore-rule-coupled',
    ]);
  });
});

describe('where checkManifests finds values', () => {
  const values = {
    image: { repository: 'a', tag: 'latest', pullPolicy: 'Always' },
    head: {
      rayStartParams: { 'num-cpus': '0' },
      rayVersion: '2.52.0',
      enableInTreeAutoscaling: true,
    },
    worker: aGroup({ groupName: 'std', maxReplicas: 0 }),
  };
  const text = renderManifest(values);

  function manifest(helm: object) {
    return aClusterManifest({
      helm: { valuesObject: undefined, ...helm },
    });
  }

  function lineOf(content: string, what: string): string {
    const at = content.indexOf(what);
    const before = content.slice(0, at).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  }

  it.each([
    ['valuesObject', { valuesObject: values }],
    ['a text in a literal block', { values: text }],
  ])('points into %s', (_title, helm) => {
    const content = renderManifest(JSON.parse(JSON.stringify(manifest(helm))));
    const files = [{ path: 'a.yaml', content }];
    const tag = lineOf(content, 'latest');
    const found = problems({ files });
    const max = content.slice(0, content.indexOf('maxReplicas: 0') + 13);
    const lines = max.split('\n');
    expect(found).toEqual([
      `a.yaml:${tag} image-tag-floating`,
      `a.yaml:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1} count-invalid`,
    ]);
  });

  it('points into a text of one line, whatever quotes it has', () => {
    const line = '{image: {repository: r, tag: latest, pullPolicy: Always}}';
    for (const written of [`'${line}'`, `"${line}"`]) {
      const content = renderManifest(
        JSON.parse(JSON.stringify(manifest({ values: 'x' }))),
      ).replace(/values: x/, `values: ${written}`);
      expect(problems({ files: [{ path: 'a.yaml', content }] })).toContain(
        `a.yaml:${lineOf(content, 'latest')} image-tag-floating`,
      );
    }
  });

  it('points at a text with escapes as a whole', () => {
    const content = JSON.stringify(manifest({ values: text }));
    expect(problems({ files: [{ path: 'a.json', content }] })).toContain(
      `a.json:${lineOf(content, JSON.stringify(text))} image-tag-floating`,
    );
  });

  it('points into a literal block with Windows line ends', () => {
    const content = renderManifest(
      JSON.parse(JSON.stringify(manifest({ values: text }))),
    ).replace(/\n/g, '\r\n');
    expect(problems({ files: [{ path: 'a.yaml', content }] })[0]).toBe(
      `a.yaml:${lineOf(content, 'latest')} image-tag-floating`,
    );
  });

  it.each([
    ['beside it', 'dev/apps/a.yaml', 'dev/apps/values.yaml', 'values.yaml', {}],
    [
      'at the top of the repository',
      'dev/apps/a.yaml',
      'dev/values/a.yaml',
      '$values/dev/values/a.yaml',
      {},
    ],
    [
      'in files taken out of a deeper folder',
      'out/apps/a.yaml',
      'out/values/a.yaml',
      '$values/clusters/dev/values/a.yaml',
      {},
    ],
    [
      'that only readFile knows',
      'apps/a.yaml',
      'values/a.yaml',
      '$values/values/a.yaml',
      { beside: true },
    ],
  ])(
    'points into a file %s',
    (_title, path, file, entry, { beside = false }: { beside?: boolean }) => {
      const { source, ...spec } = (
        manifest({ valueFiles: [entry] }) as { spec: { source: object } }
      ).spec;
      const content = JSON.stringify({
        ...aClusterManifest(),
        spec: {
          ...spec,
          sources: [
            source,
            { repoURL: 'https://git.example.org/a.git', ref: 'values' },
          ],
        },
      });
      const valuesFile = { path: file, content: `# ours\n${text}` };
      expect(
        problems({
          files: [{ path, content }, ...(beside ? [] : [valuesFile])],
          readFile: wanted =>
            beside && wanted === file ? valuesFile.content : undefined,
        }),
      ).toEqual([
        `${file}:${lineOf(valuesFile.content, 'latest')} image-tag-floating`,
        `${file}:${lineOf(valuesFile.content, '0\n').replace(
          /:.*/,
          '',
        )}:16 count-invalid`.replace(
          /:\d+:16/,
          `:${
            valuesFile.content
              .split('\n')
              .findIndex(line => line.includes('maxReplicas: 0')) + 1
          }:16`,
        ),
      ]);
    },
  );

  it('points at a parameter', () => {
    const content = renderManifest(
      aClusterManifest({
        helm: { parameters: [{ name: 'image.tag', value: 'nightly' }] },
      }),
    );
    expect(problems({ files: [{ path: 'a.yaml', content }] })).toEqual([
      `a.yaml:${lineOf(content, 'nightly')} image-tag-floating`,
    ]);
  });

  it('warns of a values file that is not at hand, and keeps silent about what it may say', () => {
    const content = renderManifest(
      JSON.parse(JSON.stringify(manifest({ valueFiles: ['mine.yaml'] }))),
    );
    expect(problems({ files: [{ path: 'a.yaml', content }] })).toEqual([
      `a.yaml:${lineOf(content, 'mine.yaml')} values-file-not-found`,
    ]);
  });
});

describe('what checkManifests takes', () => {
  const sick = renderManifest(
    aClusterManifest({ spec: { project: 'default' } }),
  );
  const found = ['project-default'];

  function codes(content: string) {
    return check(content)
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ code }) => code);
  }

  it('finds nothing in a sound Application', () => {
    expect(codes(renderManifest(aClusterManifest()))).toEqual([]);
  });

  it.each([
    ['a byte order mark', `\ufeff${sick}`],
    ['Windows line ends', sick.replace(/\n/g, '\r\n')],
    [
      'JSON',
      JSON.stringify(
        aClusterManifest({ spec: { project: 'default' } }),
        null,
        '\t',
      ),
    ],
    [
      'other documents beside it',
      `apiVersion: v1\nkind: ConfigMap\n---\n${sick}---\n- a list\n---\njust text\n`,
    ],
    [
      'a List',
      renderManifest({
        apiVersion: 'v1',
        kind: 'List',
        items: [
          { kind: 'Secret' },
          aClusterManifest({ spec: { project: 'default' } }),
        ],
      }),
    ],
  ])('reads %s', (_title, content) => {
    expect(codes(content)).toEqual(found);
    expect(check(content).unreadable).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['comments only', '# nothing\n'],
    ['another kind', 'kind: ConfigMap\n'],
    [
      'a Flux kind of the same name',
      'apiVersion: app.k8s.io/v1\nkind: Application\n',
    ],
  ])('says nothing about %s', (_title, content) => {
    expect(check(content)).toEqual({
      applications: 0,
      findings: [],
      unreadable: [],
    });
  });

  it.each([
    ['no YAML', 'a: [\n', 'is not YAML', 2],
    ['a tab', 'a:\n\tb: 1\n', 'is not YAML', 2],
    [
      'a Helm template',
      'a: 1\nb:\n  {{- toYaml .Values.b | nindent 2 }}\n',
      'is a Helm template',
      3,
    ],
    [
      'a Helm template that is YAML by luck',
      sick.replace('project: default', 'project: "{{ .Values.project }}"'),
      'is a Helm template',
      8,
    ],
  ])(
    'says of %s in which line it cannot be read',
    (_title, content, message, line) => {
      const { unreadable, findings } = check(content);
      expect(unreadable).toEqual([
        {
          file: 'apps/demo.yaml',
          line: expect.any(Number),
          column: expect.any(Number),
          message: expect.stringContaining(message),
        },
      ]);
      expect(Math.abs((unreadable[0]?.line ?? 0) - line)).toBeLessThanOrEqual(
        1,
      );
      expect(findings).toEqual([]);
    },
  );

  it('points into the values of the operator where one Application brings it together with a RayCluster', () => {
    const repository = 'https://ray-project.github.io/kuberay-helm/';
    const content = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: umbrella}
spec:
  sources:
    - repoURL: ${repository}
      chart: ray-cluster
      helm: {valuesObject: {head: {rayVersion: 2.52.0}}}
    - repoURL: ${repository}
      chart: kuberay-operator
      helm: {skipCrds: true, valuesObject: {watchNamespace: ray}}
`;
    expect(
      check(content).findings.filter(({ rule }) => rule === 'R17'),
    ).toMatchObject([
      {
        code: 'watch-namespace-no-list',
        path: 'spec.sources[1].helm.valuesObject.watchNamespace',
        line: 11,
      },
    ]);
  });

  it('takes anchors, aliases and merge keys', () => {
    const text = sick
      .replace('project: default', 'project: &p default')
      .replace('syncPolicy:', 'info: [{name: a, value: *p}]\n  syncPolicy:');
    expect(codes(text)).toEqual(found);
  });

  it('warns of a key that stands twice, and takes the last one', () => {
    expect(
      codes(
        sick.replace('project: default', 'project: default\n  project: ml'),
      ),
    ).toEqual(['duplicate-key']);
  });

  it('takes the template of an ApplicationSet, and does not judge what is filled in', () => {
    const template = JSON.parse(
      JSON.stringify(
        aClusterManifest({
          metadata: { name: '{{.name}}' },
          destination: { server: '{{.server}}', namespace: '{{.namespace}}' },
          chart: '{{.chart}}',
          worker: {
            maxReplicas: '{{.max}}',
            minReplicas: '{{.min}}',
            replicas: 2,
          },
          groups: { '{{.group}}': aGroup() },
          spec: {
            project: 'default',
            ignoreDifferences: [
              anIgnoreRule({
                name: '{{.name}}-kuberay',
                namespace: '{{.namespace}}',
              }),
            ],
          },
        }),
      ),
    );
    const content = renderManifest({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'set' },
      spec: { goTemplate: true, template, templatePatch: 'a: b' },
    });
    const { applications, findings } = check(content);
    expect(applications).toBe(1);
    expect(findings.map(({ code, path }) => [code, path])).toEqual(
      expect.arrayContaining([
        ['project-default', 'spec.template.spec.project'],
        ['template-patch-ignored', 'spec.templatePatch'],
      ]),
    );
    expect(findings.filter(({ severity }) => severity !== 'info')).toHaveLength(
      1,
    );
  });

  it('takes all files together: two Applications of one RayCluster', () => {
    const files = ['a', 'b'].map(name => ({
      path: `${name}.yaml`,
      content: renderManifest(
        aClusterManifest({ metadata: { name }, helm: { releaseName: 'demo' } }),
      ),
    }));
    expect(problems({ files })).toEqual([
      expect.stringMatching(/^b\.yaml:\d+:\d+ claimed-twice$/),
    ]);
  });
});

describe('checkManifests of an edit', () => {
  const before = renderManifest(aClusterManifest({ groups: { b: aGroup() } }));
  const after = renderManifest(aClusterManifest({ chart: '1.4.1' }));
  const file = (content: string) => [{ path: 'a.yaml', content }];
  const codes = (existing: string | undefined) =>
    checkManifests({
      files: file(after),
      ...(existing !== undefined && { existing: file(existing) }),
    }).findings.map(({ code, severity }) => `${severity} ${code}`);

  it('tells which group is gone and that the chart was changed, and warns of the reset', () => {
    expect(codes(before)).toEqual([
      'info chart-bump',
      'error group-removed',
      'warning no-replica-guard',
      'info ignore-rule-coupled',
    ]);
  });

  it.each([undefined, after, 'a: [', ''])(
    'tells nothing of the kind against %j',
    existing => {
      expect(codes(existing)).toHaveLength(2);
    },
  );
});

describe('checkManifests with any input', () => {
  const anyFile = fc.record({
    path: fc.string(),
    content: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.json(),
      fc.json().map(json => {
        const value: unknown = JSON.parse(json);
        return JSON.stringify({ ...aClusterManifest(), spec: value });
      }),
    ),
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 3 }), files => {
        expect(checkManifests({ files }).applications).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });

  it('never throws for any value at any place of a sound Application', () => {
    const paths = placesOf(aClusterManifest({ groups: { a: aGroup() } }));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const manifest = JSON.parse(
          JSON.stringify(aClusterManifest({ groups: { a: aGroup() } })),
        );
        put(manifest, path, value);
        const report = check(JSON.stringify(manifest));
        for (const { line, column } of report.findings) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reports a thousand findings of one file, each in its line', () => {
    const groups = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `g${index}`,
        aGroup({ maxReplicas: 0 }),
      ]),
    );
    const content = renderManifests([aClusterManifest({ groups })]);
    const lines = check(content)
      .findings.filter(({ code }) => code === 'count-invalid')
      .map(({ line }) => content.split('\n')[line - 1]?.trim());
    expect(lines).toEqual(Array(1000).fill('maxReplicas: 0'));
  });
});

function placesOf(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...path, key],
        ...placesOf(inner, [...path, key]),
      ])
    : [];
}

function put(target: Record<string, unknown>, path: string[], value: unknown) {
  const last = path[path.length - 1] ?? '';
  const parent = path
    .slice(0, -1)
    .reduce((at, step) => at[step] as Record<string, unknown>, target);
  parent[last] = value;
}
