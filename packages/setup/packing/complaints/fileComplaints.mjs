const NOT_FOR_USERS =
  /(^|\/)(__fixtures__|__tests__|__testUtils__|__mocks__|node_modules)\/|\.(test|spec)\.((esm|cjs)\.)?[cm]?[jt]sx?(\.map)?$|(^|\/)(tsconfig\.json|\.eslintrc\.c?js|package\.json-prepack|[^/]*\.api\.md)$/;

/**
 * Files of a packed package that should not be there, and such that should.
 *
 * @param packed `{source, files}`: the manifest of the source, the files by path
 * @param options `licence`: the text of the project's; `privatePaths`: folders of the machine that built it
 * @returns sentences that name the file
 */
export function fileComplaints({ source, files }, { licence, privatePaths }) {
  const complaints = [];
  for (const [path, content] of files) {
    if (path.startsWith('src/') || NOT_FOR_USERS.test(path)) {
      complaints.push(`${path}: is of no use to whoever installs it`);
    }
    const leak = privatePaths.find(folder => content.includes(folder));
    if (leak !== undefined) {
      complaints.push(`${path}: tells the folder ${leak} of this machine`);
    }
  }
  for (const name of promised(source)) {
    const there = [...files.keys()].some(
      path => path === name || path.startsWith(`${name}/`),
    );
    if (!there) {
      complaints.push(`${name}: is not in the package`);
    }
  }
  if (files.has('LICENSE') && files.get('LICENSE').toString() !== licence) {
    complaints.push('LICENSE: differs from the project’s');
  }
  return complaints;
}

function promised({ files = [], configSchema }) {
  return [
    'LICENSE',
    'README.md',
    // Prepack compiles the types of the configuration to a JSON schema and leaves them behind.
    ...files.map(name => (name === configSchema ? 'config.schema.json' : name)),
  ];
}
