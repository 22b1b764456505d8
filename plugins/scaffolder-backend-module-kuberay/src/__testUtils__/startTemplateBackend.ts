import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { JsonObject } from '@backstage/types';
import { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { scaffolderModuleKuberay } from '../module';
import { defaultValues, readTemplate } from './readTemplate';
import { startGitServer, TestGitServer } from './startGitServer';

/** A scaffolder with our actions and one template of this repository, beside it a catalog and a Git server with `sandbox.git`. */
export interface TemplateBackend {
  template: TemplateEntityV1beta3;
  git: TestGitServer;
  catalog: ReturnType<typeof catalogServiceMock.mock>;
  /** What the catalog has beside the template. */
  entities: Entity[];
  /** A dry run with the form's defaults and these changes: every step but the push and the registration really runs. */
  dryRun(changes?: JsonObject): Promise<DryRunAnswer>;
  /** A task with the form's defaults and these changes, to its end. */
  run(changes?: JsonObject): Promise<{ status: string; log: string }>;
  /** The names of the installed actions, with their input schemas. */
  actions(): Promise<Array<{ id: string; schema: { input: JsonObject } }>>;
  stop(): Promise<void>;
}

/** The scaffolder's answer to a dry run. */
export interface DryRunAnswer {
  status: number;
  body: {
    error?: { message: string };
    output?: { text?: Array<{ title: string; content: string }> };
  };
  /** Text of each file of the workspace by its path. */
  files: Record<string, string>;
}

/** Starts one; `stop` it after the tests. */
export async function startTemplateBackend(options: {
  /** Folder below `templates/`. */
  name: string;
  features?: BackendFeature[];
}): Promise<TemplateBackend> {
  const folder = await readTemplate(options.name);
  const { template } = folder;
  const git = await startGitServer();
  const entities: Entity[] = [];
  const catalog = catalogServiceMock.mock();
  catalog.getEntityByRef.mockImplementation(async ref => {
    const wanted = typeof ref === 'string' ? ref : stringifyEntityRef(ref);
    return [template, ...entities].find(
      entity => stringifyEntityRef(entity) === wanted,
    );
  });
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleKuberay,
      catalog.factory,
      ...(options.features ?? []),
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
  const api = `http://127.0.0.1:${port}/api/scaffolder/v2`;

  function post(path: string, body: object): Promise<Response> {
    return fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  return {
    template,
    git,
    catalog,
    entities,
    async dryRun(changes = {}) {
      const response = await post('/dry-run', {
        ...folder,
        values: { ...defaultValues(template), ...changes },
      });
      const body = await response.json();
      const files: Record<string, string> = {};
      for (const file of body.directoryContents ?? []) {
        files[file.path] = Buffer.from(file.base64Content, 'base64').toString();
      }
      return { status: response.status, body, files };
    },
    async run(changes = {}) {
      const created = await post('/tasks', {
        templateRef: `template:default/${options.name}`,
        values: { ...defaultValues(template), ...changes },
      });
      const { id } = await created.json();
      // The stream of a task ends with the task.
      await (await fetch(`${api}/tasks/${id}/eventstream`)).text();
      const { status } = await (await fetch(`${api}/tasks/${id}`)).json();
      const log = await (await fetch(`${api}/tasks/${id}/events`)).text();
      return { status, log };
    },
    async actions() {
      return (await fetch(`${api}/actions`)).json();
    },
    async stop() {
      await backend.stop();
      await git.stop();
    },
  };
}

/** Lets the mocked catalog register files as the real one does: what cannot be read is not registered, and nothing twice. */
export function registerLocations(backend: TemplateBackend): void {
  const { catalog, entities } = backend;
  const targets = new Set<string>();
  const location = (target: string) => ({
    id: target,
    type: 'url',
    target,
    entityRef: 'location:default/generated',
  });
  catalog.addLocation.mockImplementation(async ({ target, dryRun }) => {
    const entity = parse(await (await fetch(target)).text());
    entity.metadata.annotations[
      'backstage.io/managed-by-location'
    ] = `url:${target}`;
    entity.metadata.annotations[
      'backstage.io/managed-by-origin-location'
    ] = `url:${target}`;
    if (!dryRun) {
      if (targets.has(target)) {
        throw new ConflictError(`Location url:${target} already exists`);
      }
      targets.add(target);
      entities.push(entity);
    }
    return { location: location(target), entities: dryRun ? [entity] : [] };
  });
  catalog.getLocationByRef.mockImplementation(async ref => {
    const target = ref.replace(/^url:/, '');
    return targets.has(target) ? location(target) : undefined;
  });
  catalog.removeLocationById.mockImplementation(async id => {
    targets.delete(id);
  });
  catalog.getEntities.mockImplementation(async () => ({ items: entities }));
}
