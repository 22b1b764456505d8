import { parse } from 'yaml';

/**
 * Packages of which an app must have one copy: what one copy registers, another does not find (routes, apis, contexts,
 * extension points), or styles and React come twice.
 */
export const SINGLETONS = [
  'react',
  'react-dom',
  'react-router',
  'react-router-dom',
  '@backstage/backend-plugin-api',
  '@backstage/catalog-model',
  '@backstage/config',
  '@backstage/core-app-api',
  '@backstage/core-components',
  '@backstage/core-plugin-api',
  '@backstage/errors',
  '@backstage/filter-predicates',
  '@backstage/frontend-plugin-api',
  '@backstage/plugin-catalog-node',
  '@backstage/plugin-catalog-react',
  '@backstage/plugin-permission-common',
  '@backstage/plugin-permission-node',
  '@backstage/plugin-permission-react',
  '@backstage/plugin-scaffolder-node',
  '@backstage/plugin-scaffolder-react',
  '@backstage/types',
  '@backstage/ui',
  'backstage-plugin-kuberay-common',
];

/** The versions of each package that a lockfile of yarn resolves to, where there is more than one. */
export function copiesOf(
  lockfile: string,
  packages: readonly string[],
): Record<string, string[]> {
  const versions = new Map<string, Set<string>>();
  for (const entry of Object.values<{ resolution?: string }>(parse(lockfile))) {
    const match = /^(@?[^@]+)@(?:npm|file):(.+)$/.exec(entry.resolution ?? '');
    if (match && packages.includes(match[1])) {
      const known = versions.get(match[1]) ?? new Set();
      versions.set(match[1], known.add(match[2]));
    }
  }
  return Object.fromEntries(
    [...versions]
      .filter(([, found]) => found.size > 1)
      .map(([name, found]) => [name, [...found].sort()]),
  );
}
