module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // All of it becomes one script (bundle.cjs), so that what it is made of is needed for building only.
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }],
  },
});
