/** The stages in flow order: each may use those before it, none those behind it. */
const stages = [
  'config',
  'loop',
  'metrics',
  'kube',
  'watch',
  'store',
  'argocd',
  'ray',
  'view',
  'history',
  'actions',
  'service',
  'router',
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: { 'import/resolver': { node: { extensions: ['.ts'] } } },
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: `${__dirname}/src`,
        zones: stages.map((stage, i) => ({
          target: `./${stage}`,
          from: stages.slice(i + 1).map(later => `./${later}`),
          message: `Data flow downhill: ${stages.join(', ')}.`,
        })),
      },
    ],
  },
});
