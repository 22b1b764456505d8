import { stringify } from 'yaml';
import { yarnPath, type Workshop } from './Workshop';

/**
 * `.yarnrc.yml` of an app. Backstage itself is pinned to a release, so its packages may be young; all else keeps the
 * waiting time of this project, because registries lag behind with platform packages of very new releases.
 */
export function yarnSettings(workshop: Workshop): string {
  return stringify({
    nodeLinker: 'node-modules',
    yarnPath: yarnPath(workshop),
    enableTelemetry: false,
    // A new app has no lockfile yet; with CI in the environment yarn would refuse to write one.
    enableImmutableInstalls: false,
    // Nothing that is needed is built on the machine; better-sqlite3 13 brings its binaries.
    enableScripts: false,
    npmMinimalAgeGate: '60d',
    npmPreapprovedPackages: ['@backstage/*', 'better-sqlite3@13.2.0'],
  });
}
