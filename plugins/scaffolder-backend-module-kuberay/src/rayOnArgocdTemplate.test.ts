import { parse } from 'yaml';
import { defaultValues } from './__testUtils__/readTemplate';
import {
  registerLocations,
  startTemplateBackend,
  TemplateBackend,
} from './__testUtils__/startTemplateBackend';
import { unknownInputs } from './__testUtils__/unknownInputs';

describe('the template ray-on-argocd', () => {
  let backend: TemplateBackend;

  beforeAll(async () => {
    backend = await startTemplateBackend({ name: 'ray-on-argocd' });
  });
  afterAll(() => backend.stop());

  let before: string;
  beforeEach(async () => {
    before = (await backend.git.git('rev-parse', 'main')).trim();
    backend.entities.length = 0;
  });
  afterEach(() => backend.git.git('update-ref', 'refs/heads/main', before));

  it('uses only actions that are installed, and only inputs that they have', async () => {
    expect(await unknownInputs(backend)).toEqual([]);
  });

  it('has a default for every field but the details of an own image', () => {
    const fields = [backend.template.spec.parameters ?? []]
      .flat()
      .flatMap(page => Object.keys(page.properties ?? {}));
    expect(Object.keys(defaultValues(backend.template))).toEqual(fields);
  });

  it('writes the stack and the catalog entity with the defaults', async () => {
    const { body, files } = await backend.dryRun();

    expect(body.error).toBeUndefined();
    expect(Object.keys(files).sort()).toEqual([
      'files/apps/raycluster/ray-operator-crds.yaml',
      'files/apps/raycluster/ray-operator.yaml',
      'files/apps/raycluster/raycluster.yaml',
      'files/catalog/raycluster/catalog-info.yaml',
      'repository/README.md',
    ]);
    expect(parse(files['files/apps/raycluster/raycluster.yaml'])).toMatchObject(
      {
        metadata: {
          annotations: { 'kuberay.io/entity': 'resource:default/raycluster' },
        },
        spec: {
          source: {
            targetRevision: '1.5.1',
            helm: {
              valuesObject: {
                image: { tag: '2.52.0' },
                worker: {
                  groupName: 'standard-worker',
                  minReplicas: 1,
                  maxReplicas: 5,
                },
                additionalWorkerGroups: {
                  'large-worker': { minReplicas: 0, maxReplicas: 3 },
                },
              },
            },
          },
          destination: { namespace: 'ray-cluster' },
        },
      },
    );
    expect(parse(files['files/catalog/raycluster/catalog-info.yaml'])).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'raycluster',
        description:
          'Ray cluster for everybody (runs on the stand-in cluster sandbox of this portal)',
        annotations: expect.objectContaining({
          'kuberay.io/raycluster': 'sandbox/ray-cluster/raycluster-kuberay',
          'argocd/app-name': expect.stringContaining('raycluster'),
          'backstage.io/kubernetes-id': 'raycluster',
          'backstage.io/kubernetes-cluster': 'sandbox',
        }),
        tags: ['ray', 'stand-in'],
      },
      spec: {
        type: 'ray-cluster',
        owner: 'group:default/ml-platform',
        dependsOn: ['resource:default/sandbox'],
      },
    });
    expect(body.output?.text).toEqual([
      {
        title: 'In Git',
        content: expect.stringContaining(
          `Commit \`dry-run\` on branch \`main\` of ${backend.git.baseUrl}/sandbox.git`,
        ),
      },
    ]);
  });

  it('pushes to Git and registers in the catalog when it is run for real', async () => {
    registerLocations(backend);

    const { status, log } = await backend.run();

    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.not.stringContaining(backend.git.credentials.password),
    });
    expect(await backend.git.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      [
        'README.md',
        'apps/raycluster/ray-operator-crds.yaml',
        'apps/raycluster/ray-operator.yaml',
        'apps/raycluster/raycluster.yaml',
        'catalog/raycluster/catalog-info.yaml',
        '',
      ].join('\n'),
    );
    const commit = (await backend.git.git('rev-parse', 'main')).trim();
    expect(log).toContain(`Pushed commit ${commit} to branch main`);
    expect(log).toContain('"entityRef":"resource:default/raycluster"');

    // The repository has its operator now.
    const { body } = await backend.dryRun({ name: 'second' });
    expect(body.error?.message).toMatch(
      /^destination: apps\/raycluster\/ray-operator\.yaml .*"Another Ray cluster"/,
    );
  });

  it('changes nothing when it is run again', async () => {
    registerLocations(backend);
    await backend.run();
    const tip = await backend.git.git('rev-parse', 'main');

    expect(await backend.run()).toEqual({
      status: 'completed',
      log: expect.stringContaining('"entityRef":"resource:default/raycluster"'),
    });
    expect(await backend.git.git('rev-parse', 'main')).toBe(tip);
    // Two whole runs, each with a clone and a push.
  }, 30_000);

  it('refuses the name of an entity that the catalog has from elsewhere, before it writes anything', async () => {
    backend.entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'sandbox', namespace: 'default' },
    });

    const { body } = await backend.dryRun({ name: 'sandbox' });

    expect(body.error?.message).toBe(
      'name: the catalog has resource:default/sandbox already, from another file; choose another name',
    );
  });

  it('takes an image of the own, one file, and no autoscaler', async () => {
    const { files } = await backend.dryRun({
      imageSource: 'own',
      imageRepository: 'registry.example.com/ml/ray',
      imageTag: '2.52.0-ml7',
      layout: 'single',
      autoscaler: { enabled: false },
    });

    const all = files['files/apps/raycluster/ray-argocd-all.yaml'];
    expect(all).toContain('repository: registry.example.com/ml/ray');
    expect(all).toContain('tag: "2.52.0-ml7"');
    expect(all).not.toContain('ignoreDifferences');
  });

  it.each([
    "quote \" and \\ and 'single'",
    'colon: # no comment, [list], {map}, *alias, &anchor, !tag',
    'two\nlines\n---\nkind: Secret',
    '${{ parameters.name }} {{ secrets.token }} {% raw %}',
    '<script>alert(1)</script> & entities',
    'null',
  ])('keeps %j as the text that it is', async description => {
    const { files } = await backend.dryRun({ description });

    expect(
      parse(files['files/catalog/raycluster/catalog-info.yaml']).metadata
        .description,
    ).toBe(
      `${description} (runs on the stand-in cluster sandbox of this portal)`,
    );
  });

  it.each([
    [{ name: '../up' }],
    [{ name: 'Upper' }],
    [{ namespace: 'a b' }],
    [{ workerGroups: [] }],
    [{ rayVersion: '2.52' }],
    [{ owner: 'the whole team!' }],
    [{ imageSource: 'own', imageRepository: 'r/ray:2', imageTag: '2' }],
    [{ imageSource: 'own', imageRepository: 'r/ray', imageTag: 'x y' }],
    [{ imageSource: 'own', imageRepository: '', imageTag: '' }],
  ])('refuses %j in the form', async changes => {
    expect((await backend.dryRun(changes)).status).toBe(400);
  });
});
