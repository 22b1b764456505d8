import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A release of Backstage: which version of each of its packages belongs together.
 *
 * The versions are those of create-app, and the lower bounds of the ranges by which those packages name each other:
 * Backstage releases all of them at once, and each names the others as they were then.
 */
export interface Release {
  /** Of Backstage, as in `backstage.json`. */
  version: string;
  /** Of `@backstage/create-app`. */
  createApp: string;
  /** Version of each package, by name; what is not named here is free. */
  packages: Record<string, string>;
  /** What is not as released, and why. */
  departures?: Record<string, string>;
}

/** Reads `releases/<version>.json` of this package. */
export function readRelease(checkout: string, version: string): Release {
  const file = join(
    checkout,
    'packages/install-check/releases',
    `${version}.json`,
  );
  return JSON.parse(readFileSync(file, 'utf8'));
}
