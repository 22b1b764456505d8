/**
 * What is wrong with the release that the pending changesets plan.
 *
 * @param plan `{releases: [{name, newVersion}]}` as changesets computes it
 * @param names all published packages
 * @param changelog the text of CHANGELOG.md
 * @returns sentences; none when nothing is pending, or all is in order
 */
export function releaseComplaints({ plan, names, changelog }) {
  const releases = plan.releases.filter(({ type }) => type !== 'none');
  if (releases.length === 0) {
    return [];
  }
  const versions = new Set(releases.map(({ newVersion }) => newVersion));
  const left = names.filter(
    name => !releases.some(release => release.name === name),
  );
  const [version] = versions;
  return [
    ...(versions.size > 1
      ? [
          `the packages would get different versions: ${[...versions].join(
            ', ',
          )}`,
        ]
      : []),
    ...left.map(name => `${name}: would be left at its version`),
    ...(changelog.includes(unreleased(version))
      ? []
      : [
          `CHANGELOG.md: has no section "${unreleased(
            version,
          )}", where users read what is new`,
        ]),
  ];
}

/**
 * The changelog with a date on the section of the version that is released now.
 *
 * @param date as `2027-01-31`
 */
export function datedChangelog(changelog, version, date) {
  return changelog.replace(unreleased(version), `## ${version} (${date})`);
}

function unreleased(version) {
  return `## ${version} (unreleased)`;
}
