const { builtinModules } = require('node:module');

const message =
  'kuberay-common is vocabulary and pure verdicts: it runs in a browser as well as in the backend.';

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: {
    'import/resolver': { node: { extensions: ['.ts'] } },
    'import/parsers': { '@typescript-eslint/parser': ['.ts'] },
  },
  rules: { 'import/no-cycle': 'error' },
  restrictedSrcImports: [
    ...builtinModules.flatMap(name => [name, `node:${name}`]),
    'react',
    'backstage-plugin-kuberay',
    'backstage-plugin-kuberay-backend',
  ].map(name => ({ name, message })),
  overrides: [
    // Recorded objects are read from disk, by tests only.
    {
      files: ['src/**/__fixtures__/**'],
      rules: { 'no-restricted-imports': 'off' },
    },
  ],
});
