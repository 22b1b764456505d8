import { defineConfig } from '@playwright/test';
import { portalConfig } from '../portalConfig';

/** Pictures of every state, from a portal of their own; see `npm run screenshots`. */
export default defineConfig({
  ...portalConfig(),
  testDir: '.',
  testMatch: '*.shot.ts',
  outputDir: '../.results',
  reporter: [['list']],
});
