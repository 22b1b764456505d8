import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
} from 'backstage-plugin-kuberay-common';
import type { Finding } from 'backstage-plugin-kuberay-common';
import type { LocatedApplication } from './ApplicationIndex';
import { ApplicationIndex } from './ApplicationIndex';
import type { ApplicationMatch } from './EntityMatch';
import { instancesOf } from './instancesOf';
import type { Knowledge } from './Knowledge';
import { compareText } from './rayClusterRefs';

/** Options of {@link findMatchedApplications}. */
export interface FindMatchedApplicationsOptions {
  match: ApplicationMatch;
  knowledge: Knowledge;
  /** Names of all Argo CD instances of the configuration. */
  instances: readonly string[];
}

/** The Applications that an entity asks for, instance by instance, and a finding for each name that nothing has. */
export function findMatchedApplications(
  options: FindMatchedApplicationsOptions,
): { applications: LocatedApplication[]; findings: Finding[] } {
  const { match, knowledge, instances } = options;
  const { wanted, namespace, project } = match;
  const index = ApplicationIndex.of(knowledge);
  const candidates =
    'names' in wanted
      ? wanted.names.flatMap(name => index.named(name))
      : index.labels.select(wanted.selector);
  const found = candidates.flatMap(application => {
    const { record } = application;
    const rank = rankOfInstance(match, instancesOf(application, instances));
    return rank !== undefined &&
      (namespace === undefined || record.namespace === namespace) &&
      (project === undefined || record.project === project)
      ? { application, rank }
      : [];
  });
  // The order of the annotation, then one that does not hang on the store's.
  found.sort(
    (left, right) =>
      left.rank - right.rank ||
      rankOfName(match, left.application) -
        rankOfName(match, right.application) ||
      compareText(nameOf(left.application), nameOf(right.application)),
  );
  const applications = found.map(({ application }) => application);
  return {
    applications,
    findings: hasReadAll(match, knowledge)
      ? findAbsent(match, applications)
      : [],
  };
}

/** Where in `argocd/instance-name` an Application stands; undefined: nowhere. */
function rankOfInstance(
  { instances }: ApplicationMatch,
  its: readonly string[],
): number | undefined {
  if (!instances) {
    return 0;
  }
  const rank = instances.findIndex(name => its.includes(name));
  return rank < 0 ? undefined : rank;
}

function rankOfName(
  { wanted }: ApplicationMatch,
  { record }: LocatedApplication,
): number {
  return 'names' in wanted ? wanted.names.indexOf(record.name) : 0;
}

function nameOf({ record }: LocatedApplication): string {
  return `${record.cluster}/${record.namespace}/${record.name}`;
}

/** Nobody may say that something is not there before every cluster and Argo CD instance has been read. */
function hasReadAll(
  { instances }: ApplicationMatch,
  { directory, snapshot }: Knowledge,
): boolean {
  if (directory.state !== 'known' || directory.unread) {
    return false;
  }
  const states = [
    ...directory.clusters.map(
      ({ name }) => snapshot.clusters.get(name)?.Application,
    ),
    ...[...snapshot.instances]
      .filter(([name]) => instances?.includes(name) ?? true)
      .map(([, state]) => state),
  ];
  return states.every(
    state =>
      state?.freshness.state === 'live' || state?.freshness.state === 'stale',
  );
}

function findAbsent(
  match: ApplicationMatch,
  applications: readonly LocatedApplication[],
): Finding[] {
  const { wanted, namespace, project, instances } = match;
  const where = [
    ...(project ? [`of the project ${project}`] : []),
    ...(instances ? [`of the Argo CD instance ${instances.join(' or ')}`] : []),
  ]
    .map(words => ` ${words}`)
    .join('');
  if ('selector' in wanted) {
    return applications.length > 0
      ? []
      : [
          {
            code: 'application-not-found',
            severity: 'warning',
            about: 'configuration',
            message: `No Application${where}${
              namespace ? ` in the namespace ${namespace}` : ''
            } has labels that match ${wanted.text}.`,
            remedy: `Correct the annotation ${ANNOTATION_ARGOCD_APP_SELECTOR}, or label the Application.`,
          },
        ];
  }
  const found = new Set(applications.map(({ record }) => record.name));
  return wanted.names
    .filter(name => !found.has(name))
    .map(name => ({
      code: 'application-not-found',
      severity: 'warning',
      about: 'configuration',
      message: `No Application${where} is called ${
        namespace ? `${namespace}/${name}` : name
      }.`,
      remedy: `Correct the annotation ${ANNOTATION_ARGOCD_APP_NAME}, or create the Application.`,
    }));
}
