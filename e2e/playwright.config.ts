import { defineConfig } from '@playwright/test';
import { portalConfig } from './portalConfig';

/** Browser tests against a portal of their own. */
export default defineConfig({
  ...portalConfig(),
  testDir: '.',
  // The live check beside them has unit tests of its own.
  testMatch: '*.spec.ts',
  outputDir: '.results',
  reporter: [['list'], ['json']],
});
