import type {
  ApplicationRole,
  ApplicationView,
} from 'backstage-plugin-kuberay-common';
import { shortRevision } from './shortRevision';

/** The version that the Application of a role has brought, as asked for where it is a commit: `1.5.1`, `v1.5.1 (0a1b2c3)`. */
export function versionOf(
  applications: ApplicationView[],
  role: ApplicationRole,
): string | undefined {
  const application = applications.find(candidate => candidate.role === role);
  const [revision] = application?.revisions ?? [];
  const target = application?.sources[0]?.targetRevision;
  if (!revision || revision === target) {
    return revision ?? target;
  }
  return target
    ? `${target} (${shortRevision(revision)})`
    : shortRevision(revision);
}
