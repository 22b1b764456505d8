import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { JsonObject, JsonValue } from '@backstage/types';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** A software template of this repository as the scaffolder's dry run takes it. */
export interface TemplateFolder {
  template: TemplateEntityV1beta3;
  directoryContents: Array<{ path: string; base64Content: string }>;
}

/** Reads `templates/<name>` of this repository. */
export async function readTemplate(name: string): Promise<TemplateFolder> {
  const folder = resolvePackagePath(
    'backstage-plugin-scaffolder-backend-module-kuberay',
    '../../templates',
    name,
  );
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const directoryContents = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: path.relative(folder, file),
          base64Content: (await fs.readFile(file)).toString('base64'),
        };
      }),
  );
  const file = path.join(folder, 'template.yaml');
  const template: TemplateEntityV1beta3 = parse(
    await fs.readFile(file, 'utf8'),
  );
  // The catalog adds where an entity was read; steps find the skeleton by it.
  template.metadata.annotations = {
    'backstage.io/managed-by-location': `file:${file}`,
  };
  return { template, directoryContents };
}

/** What the form hands over when a person changes nothing: the defaults of every page. */
export function defaultValues(template: TemplateEntityV1beta3): JsonObject {
  return Object.assign(
    {},
    ...[template.spec.parameters ?? []].flat().map(page => defaultsOf(page)),
  );
}

function defaultsOf(schema: JsonObject): JsonObject {
  const values: JsonObject = {};
  for (const [key, property] of Object.entries(
    schema.properties ?? {},
  ) as Array<[string, JsonObject]>) {
    const value: JsonValue | undefined =
      property.default ??
      (property.type === 'object' ? defaultsOf(property) : undefined);
    if (value !== undefined) {
      values[key] = value;
    }
  }
  return values;
}
