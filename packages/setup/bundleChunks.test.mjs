import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleChunks, lazyModulesAtStart } from './bundleChunks.mjs';

const CATALOG =
  '../../node_modules/@backstage/plugin-catalog/dist/alpha/plugin.esm.js + 38 modules';
const OURS = '../../plugins/kuberay/src/plugin.tsx + 13 modules';

const OURS_LAZY =
  '../../plugins/kuberay/src/components/RayClusterCard/index.ts + 22 modules';

const chunk = (id, ...origins) => ({
  id,
  initial: false,
  origins: origins.map(([moduleName, request]) => ({ moduleName, request })),
});

const chunks = [
  { id: 'main', initial: true, origins: [] },
  chunk('page', [CATALOG, './components/CatalogEntityPage.esm.js']),
  chunk('about', [CATALOG, '../components/AboutCard/AboutCard.esm.js']),
  chunk(
    'table',
    [CATALOG, '../components/EntityLabelsCard/index.esm.js'],
    [OURS, '../components/RayClusterTab'],
  ),
  chunk(
    'select',
    [CATALOG, '../components/CatalogPage/DefaultCatalogPage.esm.js'],
    [OURS, '../components/RayClusterTab'],
  ),
  chunk(
    'buttons',
    [CATALOG, './components/CatalogEntityPage.esm.js'],
    [OURS, '../components/RayClusterCard'],
  ),
  chunk('card', [OURS, '../components/RayClusterCard']),
  chunk('tab', [OURS_LAZY, '../RayClusterTab']),
  chunk('fleet', [OURS, '../components/FleetPage']),
  chunk('german', [OURS, './de']),
];

const idsOf = (...parts) => {
  const { own, shared } = bundleChunks({ chunks, parts });
  return {
    own: own.map(({ id }) => id),
    shared: shared.map(({ id }) => id),
  };
};

test('counts what card and tab load beyond the entity page', () => {
  assert.deepEqual(idsOf('RayClusterCard', 'RayClusterTab'), {
    own: ['select', 'card', 'tab'],
    shared: ['table'],
  });
});

test('counts one part alone', () => {
  assert.deepEqual(idsOf('RayClusterCard'), { own: ['card'], shared: [] });
  assert.deepEqual(idsOf('FleetPage'), { own: ['fleet'], shared: [] });
});

test('finds components of ours that everybody loads at the start', () => {
  const start = {
    initial: true,
    modules: [
      { name: '../../plugins/kuberay/src/routes.ts' },
      {
        name: '../../plugins/kuberay/src/plugin.tsx + 2 modules',
        modules: [
          { name: '../../plugins/kuberay/src/extensions/fleetPage.tsx' },
          { name: '../../plugins/kuberay/src/components/Note/Note.tsx' },
        ],
      },
    ],
  };
  const lazy = {
    initial: false,
    modules: [{ name: '../../plugins/kuberay/src/components/FleetPage.tsx' }],
  };
  assert.deepEqual(lazyModulesAtStart([start, lazy]), [
    '../../plugins/kuberay/src/components/Note/Note.tsx',
  ]);
});
