import type {
  ApplicationRecord,
  Finding,
} from 'backstage-plugin-kuberay-common';
import { ANNOTATION_ARGOCD_APP_NAME } from 'backstage-plugin-kuberay-common';
import { allApplications } from '../store/allApplications';
import type { Knowledge } from './Knowledge';

/** Applications as an entity names them. */
export interface NamedApplications {
  names: string[];
  /** Absent: any. */
  namespace?: string;
}

/** The Applications that an entity names, in every cluster, and a finding for each name that nothing has. */
export function findNamedApplications(
  { names, namespace }: NamedApplications,
  knowledge: Knowledge,
): { applications: ApplicationRecord[]; findings: Finding[] } {
  const applications = allApplications(knowledge.snapshot).filter(
    application =>
      names.includes(application.name) &&
      (namespace === undefined || application.namespace === namespace),
  );
  const found = new Set(applications.map(({ name }) => name));
  const absent = hasReadAll(knowledge)
    ? names.filter(name => !found.has(name))
    : [];
  return {
    applications,
    findings: absent.map(name => ({
      code: 'application-not-found',
      severity: 'warning',
      about: 'configuration',
      message: `No Application is called ${
        namespace ? `${namespace}/${name}` : name
      }.`,
      remedy: `Correct the annotation ${ANNOTATION_ARGOCD_APP_NAME}, or create the Application.`,
    })),
  };
}

/** Nobody may say that something is not there before every cluster has been read. */
function hasReadAll({ directory, snapshot }: Knowledge): boolean {
  return (
    directory.state === 'known' &&
    directory.clusters.every(({ name }) => {
      const state = snapshot.clusters.get(name)?.Application.freshness.state;
      return state === 'live' || state === 'stale';
    })
  );
}
