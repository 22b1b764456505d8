import { resolve } from 'node:path';

/** Where the files of the tests lie. */
// eslint-disable-next-line no-restricted-syntax -- only tests read it, beside their sources
export const FIXTURE_FOLDER = resolve(__dirname, '../__fixtures__');
