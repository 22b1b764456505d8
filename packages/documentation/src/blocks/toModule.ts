import type { Snippet } from '../snippets';

/** Where the names come from that a block takes from the file that it is pasted into: Backstage's own files have them. */
const GIVEN: Record<string, string> = {
  backend:
    "import { createBackend } from '@backstage/backend-defaults';\nconst backend = createBackend();",
  coreServices: "import { coreServices } from '@backstage/backend-plugin-api';",
  createBackendModule:
    "import { createBackendModule } from '@backstage/backend-plugin-api';",
  EntityLayout: "import { EntityLayout } from '@backstage/plugin-catalog';",
  EntityRayClusterCard:
    "import { EntityRayClusterCard } from 'backstage-plugin-kuberay/legacy';",
  EntityRayClusterContent:
    "import { EntityRayClusterContent } from 'backstage-plugin-kuberay/legacy';",
  EntitySwitch: "import { EntitySwitch } from '@backstage/plugin-catalog';",
  Grid: "import { Grid } from '@material-ui/core';",
  HomeIcon: "import HomeIcon from '@material-ui/icons/Home';",
  isKuberayAvailable:
    "import { isKuberayAvailable } from 'backstage-plugin-kuberay/legacy';",
  policyExtensionPoint:
    "import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';",
  RayClusterFleetPage:
    "import { RayClusterFleetPage } from 'backstage-plugin-kuberay/legacy';",
  Route: "import { Route } from 'react-router-dom';",
  ScaffolderPage:
    "import { ScaffolderPage } from '@backstage/plugin-scaffolder';",
  SidebarItem: "import { SidebarItem } from '@backstage/core-components';",
};

/**
 * A block as a module that the compiler takes: with the names that its place gives it, and with those that earlier blocks of
 * its page export.
 *
 * @param earlier - file names of the page's earlier blocks, with their text.
 */
export function toModule(
  { text }: Snippet,
  earlier: ReadonlyArray<{ name: string; text: string }> = [],
): string {
  const given = Object.entries(GIVEN)
    .filter(([name]) => isTakenFromOutside(text, name))
    .map(([, source]) => source);
  const fromEarlier = earlier.flatMap(block =>
    [...block.text.matchAll(/^export (?:class|const|function) (\w+)/gm)]
      .filter(([, name]) => isTakenFromOutside(text, name))
      .map(
        ([, name]) =>
          `import { ${name} } from './${block.name.replace(/\.tsx$/, '')}';`,
      ),
  );
  // Children of an element, as they stand among others.
  const code = /^\s*(?:\{\/\*|<)/.test(text)
    ? `export const children = (<>\n${text}</>);\n`
    : text;
  return [...given, ...fromEarlier, code, 'export {};\n'].join('\n');
}

function isTakenFromOutside(text: string, name: string): boolean {
  const isUsed = new RegExp(`(?<![\\w'./-])${name}(?![\\w'/-])`).test(text);
  const isDeclared = new RegExp(
    `(?:import (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\}|import ${name}\\b|(?:class|const|function|let) ${name}\\b)`,
  ).test(text);
  return isUsed && !isDeclared;
}
