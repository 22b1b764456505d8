import { defineConfig } from '@playwright/test';
import { portalConfig } from './portalConfig';

/** Browser tests against a portal of their own. */
export default defineConfig({
  ...portalConfig(),
  testDir: '.',
  outputDir: '.results',
  reporter: [['list'], ['json']],
});
