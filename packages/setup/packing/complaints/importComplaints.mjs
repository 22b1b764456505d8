import { isBuiltin } from 'node:module';

/**
 * Packages that a packed package imports without declaring them: there by luck, until an app's tree differs.
 *
 * @param manifest as it lies in the tarball
 * @param imports `{file, specifier}` each: every import that leaves the package
 * @returns sentences that name the file and the import
 */
export function importComplaints(manifest, imports) {
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
  ]);
  const complaints = imports
    .filter(({ specifier }) => !isBuiltin(specifier))
    .map(({ file, specifier }) => ({ file, name: packageName(specifier) }))
    .filter(
      // Types of an untyped package come from its companion.
      ({ name }) => !declared.has(name) && !declared.has(typesOf(name)),
    )
    .map(
      ({ file, name }) => `${file}: imports ${name}, which is no dependency`,
    );
  return [...new Set(complaints)];
}

function packageName(specifier) {
  const [scope, name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function typesOf(name) {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}
