import { runQuietly } from './runQuietly.mjs';

/**
 * Loads the entry points that Node.js can load, as a backend would.
 *
 * @param options `node`; `unpacked`, a folder whose `node_modules` holds the packages; `specifiers`
 * @throws SetupError with Node's own words about the entry that does not load
 */
export async function loadPacked({ node, unpacked, specifiers }) {
  await runQuietly({
    title: 'Loading the packed packages in Node.js',
    node,
    args: [
      '--eval',
      specifiers
        .map(specifier => `require(${JSON.stringify(specifier)});`)
        .join('\n'),
    ],
    cwd: unpacked,
  });
}
