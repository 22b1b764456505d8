import * as common from 'backstage-plugin-kuberay-common';
import { mockServices } from '@backstage/backend-test-utils';
import type { Router } from 'express';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import type { JsonSchema } from '../__testUtils__/toJsonSchema';
import { toJsonSchema } from '../__testUtils__/toJsonSchema';
import { createRouter } from '../router';
import type { KuberayService } from '../service/KuberayService';

interface Parameter {
  name?: string;
  in?: string;
  schema?: JsonSchema;
}

interface Operation {
  parameters?: object[];
  responses: Record<string, { content?: object }>;
}

const document: {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    parameters: Record<string, object>;
  };
} = parse(readFileSync(`${__dirname}/../../openapi.yaml`, 'utf8'));

/** Without descriptions, and with what is referred to in its place. */
function resolve(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(resolve);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  if ('$ref' in node) {
    const [, , section, name] = String(node.$ref).split('/');
    const { components } = document;
    return resolve(
      section === 'schemas'
        ? components.schemas[name]
        : components.parameters[name],
    );
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(
        ([key, value]) => !(key === 'description' && typeof value === 'string'),
      )
      .map(([key, value]) => [key, resolve(value)]),
  );
}

/** Every schema that the API's package exports, by its name in the document. */
const schemas = Object.entries(common).flatMap(
  ([key, schema]): Array<[string, z.ZodTypeAny]> =>
    key.endsWith('Schema') &&
    key !== 'fleetQuerySchema' &&
    schema instanceof z.ZodType
      ? [[`${key[0].toUpperCase()}${key.slice(1, -'Schema'.length)}`, schema]]
      : [],
);

describe('openapi.yaml', () => {
  it.each(schemas)('describes %s as its zod schema does', (name, schema) => {
    expect(resolve(document.components.schemas[name])).toEqual(
      toJsonSchema(schema),
    );
  });

  it('describes nothing but what there is', () => {
    expect(Object.keys(document.components.schemas).sort()).toEqual(
      [...schemas.map(([name]) => name), 'Error', 'StreamEnd'].sort(),
    );
  });

  it('describes every route, and no other', () => {
    // Never called: the router is only asked for its routes.
    const service = {} as KuberayService;
    const router: Router = createRouter({
      service,
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
    });
    const routes = router.stack.flatMap(({ route }) =>
      route
        ? route.stack.map(
            ({ method }) =>
              `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
          )
        : [],
    );

    expect(
      Object.entries(document.paths)
        .flatMap(([path, operations]) =>
          Object.keys(operations)
            .filter(key => key !== 'parameters')
            .map(method => `${method} ${path}`),
        )
        .sort(),
    ).toEqual([...new Set(routes)].sort());
  });

  it.each(['/v1/fleet', '/v1/fleet/history'])(
    'describes every parameter of %s',
    path => {
      const described = (document.paths[path].get.parameters ?? []).map(
        parameter => resolve(parameter) as Parameter,
      );

      expect(
        Object.fromEntries(
          described.flatMap(({ in: place, name, schema }) =>
            place === 'query' && name ? [[name, schema]] : [],
          ),
        ),
      ).toEqual(toJsonSchema(common.fleetQuerySchema).properties);
    },
  );
});
