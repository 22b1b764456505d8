import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { runCli } from '../runCli';
import { FIXTURE_FOLDER } from '../testUtils/fixtureFolder';
import { InMemoryTerminal } from '../testUtils/InMemoryTerminal';
import { temporaryFolder } from '../testUtils/temporaryFolder';

async function preview(
  args: string[],
  folder = join(FIXTURE_FOLDER, 'repository'),
) {
  const terminal = new InMemoryTerminal(folder);
  const exitCode = await runCli(terminal, ['preview', ...args]);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

const CHART = ['--chart', '1.5.1', '--release', 'ray'];

describe('kuberay-gitops preview', () => {
  it('shows the RayCluster among the Applications of a file', async () => {
    const { exitCode, output } = await preview(['guide/ray-argocd-all.yaml']);
    expect(exitCode).toBe(0);
    expect(parse(output)).toMatchObject({
      kind: 'RayCluster',
      metadata: { name: 'raycluster-kuberay', namespace: 'ray-cluster' },
    });
  });

  it('shows the same as JSON', async () => {
    const yaml = await preview(['guide/ray-argocd-all.yaml']);
    const json = await preview(['guide/ray-argocd-all.yaml', '-o', 'json']);
    expect(JSON.parse(json.output)).toEqual(parse(yaml.output));
  });

  it('looks into the lists that kubectl prints', async () => {
    const guide = readFileSync(
      join(FIXTURE_FOLDER, 'repository/guide/ray-argocd-all.yaml'),
      'utf8',
    );
    const items = parseAllDocuments(guide).map(document => document.toJS());
    const folder = temporaryFolder({
      'all.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    });
    await expect(preview(['all.json'], folder)).resolves.toEqual(
      await preview(['guide/ray-argocd-all.yaml']),
    );
  });

  it('reads values from the file beside the Application', async () => {
    const { output } = await preview(['recommended/raycluster.yaml']);
    expect(parse(output)).toMatchObject({
      metadata: { name: 'forecast-kuberay' },
      spec: {
        workerGroupSpecs: [
          { groupName: 'cpu', minReplicas: 1, maxReplicas: 10 },
        ],
      },
    });
  });

  it('refuses an Application that makes no RayCluster, and one that the file does not hold', async () => {
    const operator = await preview(['recommended/ray-operator.yaml']);
    expect(operator.exitCode).toBe(1);
    expect(operator.errors).toContain('recommended/ray-operator.yaml: ');

    const unknown = await preview([
      'guide/ray-argocd-all.yaml',
      '--application',
      'other',
    ]);
    expect(unknown).toEqual({
      exitCode: 1,
      output: '',
      errors:
        'guide/ray-argocd-all.yaml holds no Application "other" with chart ray-cluster\n',
    });
  });

  it('names the place in a file that is no YAML', async () => {
    const { exitCode, errors } = await preview(['broken/broken.yaml']);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^broken\/broken\.yaml:4:1: is not YAML/);
  });

  it('shows a chart with values, the last file winning and null deleting a default', async () => {
    const folder = temporaryFolder({
      'a.yaml':
        'worker: {maxReplicas: 3, minReplicas: 2}\nservice: {type: NodePort}\n',
      'b.yaml': 'worker: {maxReplicas: 7}\nhead: {resources: null}\n',
      'empty.yaml': '# nothing\n',
    });
    const { exitCode, output } = await preview(
      [
        ...CHART,
        '--namespace',
        'team',
        '--values',
        'a.yaml',
        '--values',
        'b.yaml',
        '--values',
        'empty.yaml',
      ],
      folder,
    );
    const rayCluster = parse(output);
    expect(exitCode).toBe(0);
    expect(rayCluster).toMatchObject({
      metadata: { name: 'ray-kuberay', namespace: 'team' },
      spec: {
        headGroupSpec: { serviceType: 'NodePort' },
        workerGroupSpecs: [{ minReplicas: 2, maxReplicas: 7 }],
      },
    });
    const [head] = rayCluster.spec.headGroupSpec.template.spec.containers;
    expect(head.resources ?? null).toBeNull();
  });

  it('refuses a chart version that it does not know, by name', async () => {
    const { exitCode, errors } = await preview([
      '--chart',
      '0.6.0',
      '--release',
      'ray',
    ]);
    expect(exitCode).toBe(1);
    expect(errors).toContain('chart ray-cluster 0.6.0: ');
  });

  it.each([
    ['neither file nor chart', []],
    ['a chart without release', ['--chart', '1.5.1']],
    ['both', ['guide/ray-argocd-all.yaml', ...CHART]],
    ['values that are a list', [...CHART, '--values', 'list.yaml']],
  ])('ends with 2 for %s', async (_what, args) => {
    const folder = temporaryFolder({ 'list.yaml': '- a\n' });
    const { exitCode, output } = await preview(args, folder);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
  });
});
