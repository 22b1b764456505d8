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
  const installing = facts.applications.find(
    other =>
      other.destination === application.destination &&
      versionParts(roleSource(other, role)?.targetRevision) !== undefined,
  );
  return (
    (installing &&
      roleSource(installing, role)?.targetRevision?.replace(/^v/, '')) ??
    facts.crdsVersion
  );
}
