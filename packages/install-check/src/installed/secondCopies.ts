import { satisfies } from 'semver';

/** What a packed package says of itself, as far as it is asked here. */
export interface PackedManifest {
  name: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * Dependencies for which a portal of a release would have to install a second copy, because the range leaves out the
 * release's own version: what one copy registers (routes, apis, contexts, extension points), the other does not find.
 *
 * @param packages version of each package of the release, by name
 */
export function secondCopies(
  manifests: readonly PackedManifest[],
  packages: Readonly<Record<string, string>>,
): string[] {
  return manifests.flatMap(({ name, dependencies, peerDependencies }) =>
    Object.entries({ ...dependencies, ...peerDependencies }).flatMap(
      ([dependency, range]) => {
        const version = packages[dependency];
        return version === undefined || satisfies(version, range)
          ? []
          : [
              `${name} asks for ${dependency} ${range}; the portal has ${version}`,
            ];
      },
    ),
  );
}
