import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Node.js that the project brings along; deleting it only costs a download. */
export const TOOLCHAIN = join(ROOT, '.toolchain');

/** The committed yarn. */
export const YARN = join(ROOT, '.yarn/releases/yarn-4.18.1.cjs');

/** What a run of the portal leaves on disk: its process record and the development Git repositories. */
export const RUN_FOLDER =
  process.env.DEV_CLUSTER_DIR || join(ROOT, '.dev-cluster');

/** What tests say of themselves, for `.ci/run`. */
export const RESULTS_FOLDER = join(ROOT, '.cache/test-results');
