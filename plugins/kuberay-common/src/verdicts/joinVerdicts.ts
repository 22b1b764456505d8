import { readSyncProgress } from '../argocd/syncProgress';
import {
  verdict,
  verdictOn,
  type ApplicationView,
  type RayClusterRef,
  type SourceView,
  type Verdict,
  type VerdictTone,
} from '../view';

/** What is said of one Ray cluster. @public */
export interface JudgedRayCluster {
  ref: RayClusterRef;
  verdict: Verdict;
}

/**
 * Options of {@link joinVerdicts}.
 *
 * @public
 */
export interface JoinVerdictsOptions {
  /** One per Ray cluster of the entity, in the order of the annotation. */
  rayClusters: JudgedRayCluster[];
  applications: ApplicationView[];
  /** The Kubernetes clusters that the view was read from. A stale one changes nothing: its last word stands. */
  sources: SourceView[];
  /** Kind of the entity as people write it, for the sentence where nothing matched. */
  kind: string;
}

/** Worst first. A `Record` over all tones: a new one does not compile without its rank. */
const TONE_RANK: Readonly<Record<VerdictTone, number>> = {
  error: 0,
  warning: 1,
  unknown: 2,
  progressing: 3,
  suspended: 4,
  ok: 5,
};

/**
 * The one line for an entity: the worst of its Ray clusters; where Ray itself has no error, what Argo CD cannot do;
 * and where Ray is fine, that the cluster is not what Git says. Of several Ray clusters it names the one that is meant.
 *
 * @public
 */
export function joinVerdicts(options: JoinVerdictsOptions): Verdict {
  const { rayClusters, applications, sources, kind } = options;
  if (rayClusters.length === 0) {
    return judgeUnbuilt(applications) ?? judgeNothing(sources, kind);
  }
  const named = nameVerdicts(rayClusters);
  const ray = worstVerdict(named);
  if (ray.tone === 'error') {
    return ray;
  }
  const argo = judgeApplications(
    applications,
    ray.tone === 'ok',
    rayClusters.map(({ ref }) => ref),
  );
  const worst = argo ? worstVerdict([argo, ray]) : ray;
  return worst.tone === 'ok' && named.length > 1
    ? verdict('all-clusters-ready', 'ok', { clusters: named.length })
    : worst;
}

function nameVerdicts(rayClusters: JudgedRayCluster[]): Verdict[] {
  const refs = rayClusters.map(({ ref }) => ref);
  return rayClusters.map(({ ref, verdict: judged }) =>
    nameVerdict(judged, ref, refs),
  );
}

/** The shortest name that tells one of these from the others; one alone needs none. */
function nameVerdict(
  judged: Verdict,
  ref: RayClusterRef | undefined,
  refs: RayClusterRef[],
): Verdict {
  if (!ref || refs.length < 2) {
    return judged;
  }
  const { cluster, namespace, name } = ref;
  const others = refs.filter(
    other =>
      other.name === name &&
      (other.namespace !== namespace || other.cluster !== cluster),
  );
  if (others.length === 0) {
    return verdictOn(name, judged);
  }
  return others.some(other => other.namespace === namespace)
    ? verdictOn(`${cluster}/${namespace}/${name}`, judged)
    : verdictOn(`${namespace}/${name}`, judged);
}

/** The first of those whose tone is the worst. @public */
export function worstVerdict(verdicts: Verdict[]): Verdict {
  return verdicts.reduce((worst, next) =>
    TONE_RANK[next.tone] < TONE_RANK[worst.tone] ? next : worst,
  );
}

/** An Application that was never rendered lists no Ray cluster: what keeps it from that is all there is to say. */
function judgeUnbuilt(applications: ApplicationView[]): Verdict | undefined {
  const verdicts = applications
    .filter(({ role, deleting }) => role === 'cluster' && !deleting)
    .flatMap(application => {
      const progress = readSyncProgress(application);
      switch (progress.state) {
        case 'failed':
          return verdict('missing-sync-failed', 'error', {
            reason: progress.reason,
          });
        case 'not-comparable':
          return verdict('sync-unknown', 'error', { reason: progress.reason });
        default:
          return [];
      }
    });
  return verdicts.length > 0 ? worstVerdict(verdicts) : undefined;
}

/** "Nothing matches" may only be said when every source has been read. */
function judgeNothing(sources: SourceView[], kind: string): Verdict {
  const failed = sources.find(({ freshness }) => freshness.state === 'failed');
  if (failed) {
    return verdict('unavailable', 'unknown', { cluster: failed.title });
  }
  const syncing = sources.find(
    ({ freshness }) => freshness.state === 'syncing',
  );
  return syncing
    ? verdict('syncing', 'unknown', { cluster: syncing.title })
    : verdict('not-matched', 'unknown', { kind });
}

function judgeApplications(
  applications: ApplicationView[],
  rayIsFine: boolean,
  refs: RayClusterRef[],
): Verdict | undefined {
  const verdicts = applications
    .filter(application => isTheOne(application, applications))
    .flatMap(application =>
      judgeApplication(application, rayIsFine).map(judged =>
        nameVerdict(judged, application.rayCluster, refs),
      ),
    );
  return verdicts.length > 0 ? worstVerdict(verdicts) : undefined;
}

/**
 * Only the Application that deploys a Ray cluster speaks for it, and none does where two claim it:
 * they overwrite each other, which is a finding. One that is being deleted has nothing to say of Git.
 */
function isTheOne(
  application: ApplicationView,
  applications: ApplicationView[],
): boolean {
  const { role, rayCluster, deleting } = application;
  return (
    role === 'cluster' &&
    !deleting &&
    !applications.some(
      other =>
        other !== application &&
        rayCluster !== undefined &&
        other.rayCluster?.cluster === rayCluster.cluster &&
        other.rayCluster.namespace === rayCluster.namespace &&
        other.rayCluster.name === rayCluster.name,
    )
  );
}

function judgeApplication(
  application: ApplicationView,
  rayIsFine: boolean,
): Verdict[] {
  const progress = readSyncProgress(application);
  switch (progress.state) {
    case 'failed':
      return [verdict('sync-failed', 'error', { reason: progress.reason })];
    case 'not-comparable':
      return [verdict('sync-unknown', 'warning', { reason: progress.reason })];
    // A sync that runs is about to end the difference.
    case 'running':
      return [];
    case 'idle':
      return rayIsFine && application.sync === 'OutOfSync'
        ? [verdict('out-of-sync', 'warning')]
        : [];
    default:
      return unreachable(progress);
  }
}

function unreachable(progress: never): never {
  throw new Error(`No verdict for ${JSON.stringify(progress)}`);
}
