import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { StackFacts } from '../facts/StackFacts';
import { versionParts } from '../facts/versionParts';

/** The source by which an Application brings CRDs or operator. */
export function roleSource(
  application: ApplicationFacts,
  role: 'crds' | 'operator',
) {
  return application.sources.find(source => source.role === role);
}

/** Version X.Y.Z of CRDs or operator in the cluster that an Application deploys to, where the files tell. */
export function installedVersion(
  facts: StackFacts,
  application: ApplicationFacts,
  role: 'crds' | 'operator',
): string | undefined {
  return (
    installedVersions(facts.applications)[role].get(application.destination) ??
    facts.crdsVersion
  );
}

type InstalledVersions = Record<'crds' | 'operator', Map<string, string>>;

/** Rules ask for each RayCluster among perhaps thousands; the Applications are searched once. */
const found = new WeakMap<StackFacts['applications'], InstalledVersions>();

function installedVersions(
  applications: StackFacts['applications'],
): InstalledVersions {
  const known = found.get(applications) ?? {
    crds: firstVersions(applications, 'crds'),
    operator: firstVersions(applications, 'operator'),
  };
  found.set(applications, known);
  return known;
}

/** By destination, what the first Application with a version brings. */
function firstVersions(
  applications: StackFacts['applications'],
  role: 'crds' | 'operator',
): Map<string, string> {
  const versions = new Map<string, string>();
  for (const application of applications) {
    const { destination } = application;
    const { targetRevision = '' } = roleSource(application, role) ?? {};
    if (versionParts(targetRevision) && !versions.has(destination)) {
      versions.set(destination, targetRevision.replace(/^v/, ''));
    }
  }
  return versions;
}
