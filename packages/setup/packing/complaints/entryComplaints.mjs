/**
 * Entry points of a packed package that lead nowhere, or back into the sources.
 *
 * @param packed `{manifest, files}`, `files` by path relative to the package
 * @returns sentences that name the field
 */
export function entryComplaints({ manifest, files }) {
  return targets(manifest).flatMap(({ field, path }) => {
    const file = path.replace(/^\.\//, '');
    if (file.startsWith('src/') || /(?<!\.d)\.tsx?$/.test(file)) {
      return [`${field}: leads to the source ${path}`];
    }
    return files.has(file) ? [] : [`${field}: ${path} is not in the package`];
  });
}

function targets({ main, module, types, bin, exports = {}, typesVersions }) {
  const found = [];
  const add = (field, path) => path && found.push({ field, path });
  add('main', main);
  add('module', module);
  add('types', types);
  for (const [name, path] of Object.entries(
    typeof bin === 'string' ? { bin } : bin ?? {},
  )) {
    add(name === 'bin' ? 'bin' : `bin.${name}`, path);
  }
  for (const [entry, target] of Object.entries(exports)) {
    if (typeof target === 'string') {
      add(`exports["${entry}"]`, target);
      continue;
    }
    for (const [condition, path] of Object.entries(target)) {
      // Backstage's own condition names the kind of the default export, not a file.
      if (condition !== 'backstage') {
        add(`exports["${entry}"].${condition}`, path);
      }
    }
    if (!target.types) {
      add(`exports["${entry}"].types`, 'its types');
    }
  }
  for (const [entry, paths] of Object.entries(typesVersions?.['*'] ?? {})) {
    for (const path of paths) {
      add(`typesVersions.${entry}`, path);
    }
  }
  return found;
}
