import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleChunks, lazyModulesAtStart } from './bundleChunks.mjs';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { say } from './say.mjs';

/** Of card and tab together, gzipped. */
const GOAL_BYTES = 80_000;

const APP = join(ROOT, 'packages/app');
const DIST = join(APP, 'dist');

/**
 * Builds the portal's frontend for production and measures what our plugin adds to what Backstage loads: see
 * `bundleChunks` for what counts. Sizes are those of the files, each gzipped by itself as a server would.
 *
 * @returns exit code: 1 when card and tab are over their goal, or a part of them is loaded at the start
 */
export async function benchBundle() {
  const node = await prepare();
  const built = await runStep({
    title: 'Production build of the frontend',
    node,
    args: [
      '--require',
      join(ROOT, 'packages/setup/compactStats.cjs'),
      join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
      '--stats',
    ],
    cwd: APP,
  });
  if (!built) {
    return 1;
  }
  const { chunks } = JSON.parse(
    readFileSync(join(DIST, 'bundle-stats.json'), 'utf8'),
  );
  const atStart = lazyModulesAtStart(chunks);
  for (const name of atStart) {
    say(`Loaded at the start of the portal: ${name}`);
  }
  report('Card', { chunks, parts: ['RayClusterCard'] });
  report('Fleet page', { chunks, parts: ['FleetPage'] });
  const bytes = report('Card and tab', {
    chunks,
    parts: ['RayClusterCard', 'RayClusterTab'],
  });
  const isWithin = bytes <= GOAL_BYTES;
  say(
    `Goal of card and tab: ${kilobytes(GOAL_BYTES)} or less: ${
      isWithin ? 'met' : 'NOT MET'
    }`,
  );
  return isWithin && atStart.length === 0 ? 0 : 1;
}

/** @returns gzipped bytes of the part's own chunks */
function report(title, { chunks, parts }) {
  const { own, shared } = bundleChunks({ chunks, parts });
  const bytes = gzippedBytes(own);
  say(
    `${title}: ${kilobytes(bytes)} gzipped in ${own.length} chunks` +
      ` (and ${kilobytes(
        gzippedBytes(shared),
      )} that the catalog's own links, labels and relations cards load, too)`,
  );
  return bytes;
}

function gzippedBytes(chunks) {
  return chunks
    .flatMap(({ files }) => files)
    .filter(file => /\.(js|css)$/.test(file))
    .reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length,
      0,
    );
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
