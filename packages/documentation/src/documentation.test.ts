import { loadConfigSchema } from '@backstage/config-loader';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  configurationReference,
  type PackageConfigSchema,
} from './configurationReference';

const ROOT = resolve(__dirname, '../../..');

/** The published packages that read configuration. */
const PACKAGES = [
  'backstage-plugin-kuberay-backend',
  'backstage-plugin-kuberay',
  'backstage-plugin-catalog-backend-module-kuberay',
  'backstage-plugin-scaffolder-backend-module-kuberay',
];

async function readSchemas(): Promise<PackageConfigSchema[]> {
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: PACKAGES.map(name =>
      resolve(
        ROOT,
        'plugins',
        name.replace('backstage-plugin-', ''),
        'package.json',
      ),
    ),
  });
  const { schemas } = schema.serialize() as unknown as {
    schemas: PackageConfigSchema[];
  };
  return PACKAGES.flatMap(
    name => schemas.find(({ packageName }) => packageName === name) ?? [],
  );
}

describe('docs/configuration.md', () => {
  const path = resolve(ROOT, 'docs/configuration.md');

  it('is what the packages’ config.d.ts say', async () => {
    const schemas = await readSchemas();
    expect(schemas.map(({ packageName }) => packageName)).toEqual(PACKAGES);
    const page = configurationReference(schemas);
    if (process.env.WRITE_DOCS) {
      writeFileSync(path, page);
    }
    expect(readFileSync(path, 'utf8')).toBe(page);
  });
});
