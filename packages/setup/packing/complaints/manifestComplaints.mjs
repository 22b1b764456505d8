import semver from 'semver';

const DEPENDENCY_FIELDS = [
  'dependencies',
  'peerDependencies',
  'optionalDependencies',
];
// Ranges that only mean something where the package was made.
const LOCAL_RANGE = /^(workspace|link|file|portal|patch):/;
// An app has one React; a second one breaks every hook.
const SINGLETONS = ['react', 'react-dom', 'react-router', 'react-router-dom'];

/**
 * What is wrong with the description of a packed package.
 *
 * @param packed `{folder, manifest}`, the manifest as it lies in the tarball
 * @param family versions of all our packages, by name
 * @returns sentences that name the field
 */
export function manifestComplaints({ folder, manifest }, family) {
  return [
    ...metadataComplaints(folder, manifest),
    ...DEPENDENCY_FIELDS.flatMap(field =>
      Object.entries(manifest[field] ?? {}).flatMap(([name, range]) =>
        rangeComplaints(field, name, range, family),
      ),
    ),
    ...singletonComplaints(manifest),
    ...backstageComplaints(manifest),
  ];
}

function metadataComplaints(folder, manifest) {
  const complaints = [];
  const want = (fine, complaint) => fine || complaints.push(complaint);
  want(!manifest.private, 'private: a private package cannot be published');
  want(semver.valid(manifest.version), `version: ${manifest.version} is none`);
  want(manifest.license === 'Apache-2.0', 'license: has to be Apache-2.0');
  want(
    manifest.publishConfig?.access === 'public',
    'publishConfig.access: has to be public',
  );
  for (const field of ['description', 'homepage', 'bugs']) {
    want(manifest[field], `${field}: is missing`);
  }
  want(
    manifest.keywords?.includes('backstage') &&
      manifest.keywords.includes('kuberay'),
    'keywords: have to name backstage and kuberay',
  );
  want(
    manifest.repository?.type === 'git' && manifest.repository.url,
    'repository: needs type git and a url',
  );
  want(
    manifest.repository?.directory === folder,
    `repository.directory: has to be ${folder}, by which npm finds the pictures of the README`,
  );
  return complaints;
}

function rangeComplaints(field, name, range, family) {
  const own = family.get(name);
  if (LOCAL_RANGE.test(range)) {
    return [`${field}.${name}: ${range} means nothing outside of the checkout`];
  }
  if (semver.validRange(range) === null) {
    return [`${field}.${name}: ${range} is no range of versions`];
  }
  if (range === '*' || range === '') {
    return [`${field}.${name}: takes every version, past and future`];
  }
  return own !== undefined && range !== `^${own}`
    ? [
        `${field}.${name}: ${range} has to be ^${own}, the release it belongs to`,
      ]
    : [];
}

function singletonComplaints(manifest) {
  const isFrontend = /^(frontend|web)-/.test(manifest.backstage?.role ?? '');
  return [
    ...SINGLETONS.filter(name => manifest.dependencies?.[name]).map(
      name =>
        `dependencies.${name}: belongs to the app, so to peerDependencies`,
    ),
    ...(isFrontend
      ? ['react', 'react-dom']
          .filter(name => !manifest.peerDependencies?.[name])
          .map(name => `peerDependencies.${name}: is missing`)
      : []),
  ];
}

function backstageComplaints({ backstage, name }) {
  if (!backstage?.role) {
    return ['backstage.role: is missing'];
  }
  if (backstage.role === 'cli') {
    return [];
  }
  const isModule = backstage.role.endsWith('-module');
  return [
    ...(backstage.pluginId ? [] : ['backstage.pluginId: is missing']),
    ...(isModule && !backstage.pluginPackage
      ? ['backstage.pluginPackage: a module has to name the plugin it extends']
      : []),
    ...(!isModule && !backstage.pluginPackages?.includes(name)
      ? ['backstage.pluginPackages: has to list the packages of the plugin']
      : []),
    // From this field apps with `packages: all` and the backend's discovery know what to load.
    ...(/^(frontend|backend)-plugin/.test(backstage.role) &&
    !backstage.features?.['.']
      ? ['backstage.features: the default export is no Backstage feature']
      : []),
  ];
}
