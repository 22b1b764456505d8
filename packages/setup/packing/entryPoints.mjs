/**
 * Entry points of a package with code behind them, as one imports them.
 *
 * @param manifest as it lies in the tarball
 * @returns `{specifier, onNode}` each; `onNode` where Node.js can load it
 */
export function entryPoints({ name, exports, main, backstage }) {
  if (backstage?.role === 'cli') {
    return [];
  }
  if (exports === undefined) {
    return [{ specifier: name, onNode: main.endsWith('.cjs.js') }];
  }
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([entry, target]) => ({
      specifier: `${name}${entry.slice(1)}`,
      onNode: target.default.endsWith('.cjs.js'),
    }));
}
