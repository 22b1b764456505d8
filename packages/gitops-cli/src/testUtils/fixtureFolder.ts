import { resolve } from 'node:path';

/** Where the files of the tests lie. */
export const FIXTURE_FOLDER = resolve(__dirname, '../__fixtures__');
