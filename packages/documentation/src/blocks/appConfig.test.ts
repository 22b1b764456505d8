import { loadConfigSchema, type ConfigSchema } from '@backstage/config-loader';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../pages/readPages';
import { blocksOf } from './blocksOf';

// Every config.d.ts of Backstage and of ours is compiled once.
jest.setTimeout(180_000);

/** What the portal is made of: our packages and Backstage's beside them, with all that they depend on. */
function packagesOfThePortal(): string[] {
  return ['packages/app', 'packages/backend'].flatMap(folder => {
    const manifest = resolve(ROOT, folder, 'package.json');
    const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
    return Object.keys(dependencies);
  });
}

/** What every portal has, so that a part is a whole configuration. */
const BASE = {
  app: { baseUrl: 'https://portal.example.org' },
  backend: {
    baseUrl: 'https://portal.example.org',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

describe('the configuration that pages show', () => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    schema = await loadConfigSchema({
      dependencies: packagesOfThePortal(),
      noUndeclaredProperties: true,
    });
  });

  const complaints = (data: object): string[] => {
    try {
      schema.process([
        { context: 'base', data: BASE },
        { context: 'page', data: data as never },
      ]);
      return [];
    } catch (error) {
      return (error as { messages?: string[] }).messages ?? [String(error)];
    }
  };

  const blocks = blocksOf('app-config');

  it.each(blocks)('in %s is what the schemas allow', (_, { text }) => {
    expect(complaints(parse(text))).toEqual([]);
  });

  it('would not be allowed with a key or a value that there is not', () => {
    expect([
      ...complaints({ kuberay: { cluster: [] } }),
      ...complaints({ kuberay: { ray: { dashboard: 'direct' } } }),
      ...complaints({ catalog: { provider: {} } }),
    ]).toEqual([
      expect.stringContaining('additionalProperty=cluster'),
      expect.stringContaining('at /kuberay/ray/dashboard'),
      expect.stringContaining('additionalProperty=provider'),
    ]);
  });
});
