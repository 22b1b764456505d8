import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packageComplaints } from './packageComplaints.mjs';

const PROJECT = {
  family: new Map([
    ['backstage-plugin-kuberay', '0.2.0'],
    ['backstage-plugin-kuberay-common', '0.2.0'],
  ]),
  licence: 'Apache License',
  privatePaths: ['/home/builder/checkout'],
  repositoryFiles: new Set(['docs/images/card.png', 'docs/install.md']),
};
const REPOSITORY = 'https://github.com/example/kuberay';

/** A package that may be published; `manifest` and `files` are laid over it, undefined takes away. */
function aPackedPackage({
  manifest = {},
  files = {},
  packedBytes = 1000,
} = {}) {
  const whole = {
    name: 'backstage-plugin-kuberay',
    version: '0.2.0',
    description: 'Ray clusters',
    keywords: ['backstage', 'kuberay'],
    homepage: REPOSITORY,
    bugs: `${REPOSITORY}/issues`,
    repository: {
      type: 'git',
      url: `git+${REPOSITORY}.git`,
      directory: 'plugins/kuberay',
    },
    license: 'Apache-2.0',
    publishConfig: { access: 'public' },
    main: './dist/index.esm.js',
    types: './dist/index.d.ts',
    exports: {
      '.': {
        backstage: '@backstage/FrontendPlugin',
        import: './dist/index.esm.js',
        types: './dist/index.d.ts',
        default: './dist/index.esm.js',
      },
      './package.json': './package.json',
    },
    typesVersions: { '*': { 'package.json': ['package.json'] } },
    backstage: {
      role: 'frontend-plugin',
      pluginId: 'kuberay',
      pluginPackages: ['backstage-plugin-kuberay'],
      features: { '.': '@backstage/FrontendPlugin' },
    },
    dependencies: {
      '@backstage/ui': '^0.17.0 || ^0.18.0',
      'backstage-plugin-kuberay-common': '^0.2.0',
    },
    peerDependencies: { react: '^18.0.0', 'react-dom': '^18.0.0' },
    ...manifest,
  };
  const contents = {
    'package.json': JSON.stringify(whole),
    LICENSE: 'Apache License',
    'README.md': `![The card](../../docs/images/card.png)
[how](${REPOSITORY}/blob/main/docs/install.md#new), [Ray](https://ray.io)`,
    'config.schema.json': '{}',
    'dist/index.esm.js': 'export {};',
    'dist/index.esm.js.map': '{"sources":["../src/index.ts"]}',
    'dist/index.d.ts': 'export {};',
    ...files,
  };
  return {
    folder: 'plugins/kuberay',
    source: { files: ['dist', 'config.d.ts'], configSchema: 'config.d.ts' },
    manifest: whole,
    packedBytes,
    files: new Map(
      Object.entries(contents)
        .filter(([, content]) => content !== undefined)
        .map(([path, content]) => [path, Buffer.from(content)]),
    ),
  };
}

function complaintsAbout(change) {
  return packageComplaints(aPackedPackage(change), PROJECT);
}

describe('a packed package', () => {
  it('that is whole gives no complaint', () => {
    assert.deepEqual(complaintsAbout({}), []);
  });

  const cases = [
    {
      title: 'with a workspace range',
      change: {
        manifest: {
          dependencies: { 'backstage-plugin-kuberay-common': 'workspace:^' },
        },
      },
      complaints: [
        'dependencies.backstage-plugin-kuberay-common: workspace:^ means nothing outside of the checkout',
      ],
    },
    {
      title: 'with the common package of another release',
      change: {
        manifest: {
          dependencies: { 'backstage-plugin-kuberay-common': '^0.1.0' },
        },
      },
      complaints: [
        'dependencies.backstage-plugin-kuberay-common: ^0.1.0 has to be ^0.2.0, the release it belongs to',
      ],
    },
    {
      title: 'with ranges that say nothing',
      change: {
        manifest: {
          dependencies: { yaml: '*', zod: 'four' },
        },
      },
      complaints: [
        'dependencies.yaml: takes every version, past and future',
        'dependencies.zod: four is no range of versions',
      ],
    },
    {
      title: 'that brings its own React',
      change: {
        manifest: {
          dependencies: { react: '^18.0.0' },
          peerDependencies: { 'react-dom': '^18.0.0' },
        },
      },
      complaints: [
        'dependencies.react: belongs to the app, so to peerDependencies',
        'peerDependencies.react: is missing',
      ],
    },
    {
      title: 'of which the registry would know little',
      change: {
        manifest: {
          private: true,
          version: 'next',
          license: 'MIT',
          publishConfig: undefined,
          bugs: undefined,
          keywords: ['backstage'],
          repository: { type: 'git', url: `git+${REPOSITORY}.git` },
        },
      },
      complaints: [
        'private: a private package cannot be published',
        'version: next is none',
        'license: has to be Apache-2.0',
        'publishConfig.access: has to be public',
        'bugs: is missing',
        'keywords: have to name backstage and kuberay',
        'repository.directory: has to be plugins/kuberay, by which npm finds the pictures of the README',
      ],
    },
    {
      title: 'that an app would not recognise',
      change: {
        manifest: {
          backstage: { role: 'frontend-plugin', pluginPackages: [] },
        },
      },
      complaints: [
        'backstage.pluginId: is missing',
        'backstage.pluginPackages: has to list the packages of the plugin',
        'backstage.features: the default export is no Backstage feature',
      ],
    },
    {
      title: 'that is a module of nothing',
      change: {
        manifest: {
          backstage: {
            role: 'frontend-plugin-module',
            pluginId: 'scaffolder',
            features: { '.': '@backstage/FrontendModule' },
          },
        },
      },
      complaints: [
        'backstage.pluginPackage: a module has to name the plugin it extends',
      ],
    },
    {
      title: 'whose entry points lead into the sources or nowhere',
      change: {
        manifest: {
          main: 'src/index.ts',
          types: './dist/gone.d.ts',
          exports: { '.': { import: './dist/index.esm.js' } },
          typesVersions: { '*': { legacy: ['src/legacy.ts'] } },
        },
      },
      complaints: [
        'main: leads to the source src/index.ts',
        'types: ./dist/gone.d.ts is not in the package',
        'exports["."].types: its types is not in the package',
        'typesVersions.legacy: leads to the source src/legacy.ts',
      ],
    },
    {
      title: 'with files for developers alone',
      change: {
        files: {
          'src/index.ts': '',
          'dist/card.test.esm.js': '',
          'dist/__fixtures__/card.esm.js': '',
          'package.json-prepack': '',
          'report.api.md': '',
        },
      },
      complaints: [
        'src/index.ts: is of no use to whoever installs it',
        'dist/card.test.esm.js: is of no use to whoever installs it',
        'dist/__fixtures__/card.esm.js: is of no use to whoever installs it',
        'package.json-prepack: is of no use to whoever installs it',
        'report.api.md: is of no use to whoever installs it',
      ],
    },
    {
      title: 'that tells of the machine which built it',
      change: {
        files: { 'dist/index.esm.js.map': '/home/builder/checkout/src/a.ts' },
      },
      complaints: [
        'dist/index.esm.js.map: tells the folder /home/builder/checkout of this machine',
      ],
    },
    {
      title: 'without what it promises',
      change: {
        files: {
          LICENSE: undefined,
          'config.schema.json': undefined,
        },
      },
      complaints: [
        'LICENSE: is not in the package',
        'config.schema.json: is not in the package',
      ],
    },
    {
      title: 'with another licence',
      change: { files: { LICENSE: 'Apache License, of our own making' } },
      complaints: ['LICENSE: differs from the project’s'],
    },
    {
      title: 'whose README leads to nothing',
      change: {
        files: {
          'README.md': `![The card](docs/card.png) [how](${REPOSITORY}/blob/main/docs/gone.md)`,
        },
      },
      complaints: [
        'README.md: docs/card.png leads to nothing',
        `README.md: ${REPOSITORY}/blob/main/docs/gone.md leads to nothing`,
      ],
    },
    {
      title: 'of the frontend without a picture',
      change: { files: { 'README.md': 'Ray clusters' } },
      complaints: ['README.md: shows no picture of what one sees'],
    },
    {
      title: 'that has grown out of proportion',
      change: { packedBytes: 1_000_001 },
      complaints: ['the tarball has 1000001 bytes, more than 1000000'],
    },
  ];
  for (const { title, change, complaints } of cases) {
    it(`${title} gives a complaint that names it`, () => {
      assert.deepEqual(complaintsAbout(change), complaints);
    });
  }
});
