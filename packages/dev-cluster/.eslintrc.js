const message =
  'A stand-in that shares our code shares our mistakes: only the chart rendering of kuberay-common/gitops may be imported.';

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: [
    'backstage-plugin-kuberay',
    'backstage-plugin-kuberay-backend',
    'backstage-plugin-kuberay-common',
    'backstage-plugin-scaffolder-backend-module-kuberay',
  ].map(name => ({ name, message })),
});
