import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { scaffolderModuleKuberay } from './module';
import {
  defaultValues,
  readTemplate,
  TemplateFolder,
} from './__testUtils__/readTemplate';
import { startGitServer, TestGitServer } from './__testUtils__/startGitServer';

describe('the template ray-on-argocd', () => {
  let folder: TemplateFolder;
  let template: TemplateEntityV1beta3;
  let git: TestGitServer;
  let backend: { server: Server };
  let api: string;
  const catalog = catalogServiceMock.mock();
  const registered: Entity[] = [];

  beforeAll(async () => {
    folder = await readTemplate('ray-on-argocd');
    template = folder.template;
    git = await startGitServer();
    catalog.getEntityByRef.mockImplementation(async ref => {
      const wanted = typeof ref === 'string' ? ref : stringifyEntityRef(ref);
      return [template, ...registered].find(
        entity => stringifyEntityRef(entity) === wanted,
      );
    });
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleKuberay,
        catalog.factory,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost' },
            kuberay: {
              git: { servers: [{ url: git.baseUrl, ...git.credentials }] },
            },
            scaffolder: {
              defaultEnvironment: { parameters: { gitBaseUrl: git.baseUrl } },
            },
          },
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    api = `http://127.0.0.1:${port}/api/scaffolder/v2`;
  });
  afterAll(() => git.stop());

  let before: string;
  beforeEach(async () => {
    before = (await git.git('rev-parse', 'main')).trim();
  });
  afterEach(() => git.git('update-ref', 'refs/heads/main', before));

  /** A dry run: every step but the push and the registration really runs. */
  async function dryRun(changes: JsonObject = {}) {
    const response = await fetch(`${api}/dry-run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...folder,
        values: { ...defaultValues(template), ...changes },
      }),
    });
    const body = await response.json();
    const files: Record<string, string> = {};
    for (const file of body.directoryContents ?? []) {
      files[file.path] = Buffer.from(file.base64Content, 'base64').toString();
    }
    return { status: response.status, body, files };
  }

  it('uses only actions that are installed, and only inputs that they have', async () => {
    const response = await fetch(`${api}/actions`);
    const actions: Array<{ id: string; schema: { input: JsonObject } }> =
      await response.json();

    for (const step of template.spec.steps) {
      const action = actions.find(({ id }) => id === step.action);
      const known = JSON.stringify(action?.schema.input ?? null);
      for (const key of Object.keys(step.input ?? {})) {
        expect({ step: step.id, key, known }).toEqual({
          step: step.id,
          key,
          known: expect.stringContaining(`"${key}":`),
        });
      }
    }
  });

  it('has a default for every field but the details of an own image', () => {
    const fields = [template.spec.parameters ?? []]
      .flat()
      .flatMap(page => Object.keys(page.properties ?? {}));
    expect(Object.keys(defaultValues(template))).toEqual(fields);
  });

  it('writes the stack and the catalog entity with the defaults', async () => {
    const { body, files } = await dryRun();

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
    expect(body.output.text).toEqual([
      {
        title: 'In Git',
        content: expect.stringContaining(
          `Commit \`dry-run\` on branch \`main\` of ${git.baseUrl}/sandbox.git`,
        ),
      },
    ]);
  });

  /** As the catalog does: what cannot be read is not registered, and nothing is registered twice. */
  function actAsTheCatalog() {
    registered.length = 0;
    const targets = new Set<string>();
    catalog.addLocation.mockImplementation(
      async ({ target, dryRun: isDry }) => {
        const entity = parse(await (await fetch(target)).text());
        entity.metadata.annotations[
          'backstage.io/managed-by-location'
        ] = `url:${target}`;
        if (!isDry) {
          if (targets.has(target)) {
            throw new ConflictError(`Location url:${target} already exists`);
          }
          targets.add(target);
          registered.push(entity);
        }
        const entityRef = 'location:default/generated';
        return {
          location: { id: '1', type: 'url', target, entityRef },
          entities: isDry ? [entity] : [],
        };
      },
    );
    catalog.getLocationByRef.mockImplementation(async ref => {
      const target = ref.replace(/^url:/, '');
      return targets.has(target)
        ? { id: '1', type: 'url', target, entityRef: 'location:default/x' }
        : undefined;
    });
  }

  /** Runs the template with its defaults, for real. */
  async function run() {
    const created = await fetch(`${api}/tasks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        templateRef: 'template:default/ray-on-argocd',
        values: defaultValues(template),
      }),
    });
    const { id } = await created.json();
    // The stream of a task ends with the task.
    await (await fetch(`${api}/tasks/${id}/eventstream`)).text();
    const { status } = await (await fetch(`${api}/tasks/${id}`)).json();
    const log = await (await fetch(`${api}/tasks/${id}/events`)).text();
    return { status, log };
  }

  it('pushes to Git and registers in the catalog when it is run for real', async () => {
    actAsTheCatalog();

    const { status, log } = await run();

    expect({ status, log }).toEqual({
      status: 'completed',
      log: expect.not.stringContaining(git.credentials.password),
    });
    expect(await git.git('ls-tree', '-r', '--name-only', 'main')).toBe(
      [
        'README.md',
        'apps/raycluster/ray-operator-crds.yaml',
        'apps/raycluster/ray-operator.yaml',
        'apps/raycluster/raycluster.yaml',
        'catalog/raycluster/catalog-info.yaml',
        '',
      ].join('\n'),
    );
    const commit = (await git.git('rev-parse', 'main')).trim();
    expect(log).toContain(`Pushed commit ${commit} to branch main`);
    expect(log).toContain('"entityRef":"resource:default/raycluster"');

    // The repository has its operator now.
    const { body } = await dryRun({ name: 'second' });
    expect(body.error.message).toMatch(
      /^destination: apps\/raycluster\/ray-operator\.yaml .*"Cluster only"/,
    );
  });

  it('changes nothing when it is run again', async () => {
    actAsTheCatalog();
    await run();
    const tip = await git.git('rev-parse', 'main');

    expect(await run()).toEqual({
      status: 'completed',
      log: expect.stringContaining('"entityRef":"resource:default/raycluster"'),
    });
    expect(await git.git('rev-parse', 'main')).toBe(tip);
    // Two whole runs, each with a clone and a push.
  }, 30_000);

  it('refuses the name of an entity that the catalog has from elsewhere, before it writes anything', async () => {
    registered.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'sandbox', namespace: 'default' },
    });

    const { body } = await dryRun({ name: 'sandbox' });

    expect(body.error.message).toBe(
      'name: the catalog has resource:default/sandbox already, from another file; choose another name',
    );
  });

  it('writes the Application of the cluster alone with "Cluster only"', async () => {
    const { files } = await dryRun({ install: 'cluster', name: 'notebooks' });

    expect(Object.keys(files).sort()).toEqual([
      'files/apps/notebooks/raycluster.yaml',
      'files/catalog/notebooks/catalog-info.yaml',
      'repository/README.md',
    ]);
    expect(
      parse(files['files/catalog/notebooks/catalog-info.yaml']).metadata
        .annotations['kuberay.io/raycluster'],
    ).toBe('sandbox/ray-cluster/notebooks-kuberay');
  });

  it('takes an image of the own, one file, and no autoscaler', async () => {
    const { files } = await dryRun({
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
    const { files } = await dryRun({ description });

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
    expect((await dryRun(changes)).status).toBe(400);
  });
});
