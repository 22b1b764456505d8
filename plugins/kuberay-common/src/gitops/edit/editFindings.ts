import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { formatPath } from '../facts/Path';
import { observe } from '../rules/allRules';
import { changeFindings } from '../rules/changeFindings';
import type { Observation } from '../rules/Observation';
import { resetRemark } from '../rules/r19ReplicaReset';
import type { RuleFinding } from '../rules/RuleFinding';
import type { CountOptions } from './liveCounts';
import { EditRefusedError } from './EditRefusedError';
import type { ApplicationDocument, FoundApplications } from './findApplication';
import type { RayClusterFiles } from './RayClusterFiles';

/** What the rules see of one Application beside the platform of its cluster and the others of its namespace. */
export function observeEdited(
  found: FoundApplications,
  files: RayClusterFiles,
): Observation[] {
  const { destination, namespace } = files.facts;
  const { file, document } = files.part();
  const others = found.documents
    .filter(other => !isAt(other, file, document))
    .map(({ facts }) => facts)
    .filter(
      facts =>
        facts.destination === destination &&
        (facts.role !== 'cluster' || facts.namespace === namespace),
    );
  return observe({
    applications: [files.facts, ...others],
    guards: [],
    live: true,
  }).filter(({ rule, subject }) => subject === files.facts && rule !== 'R19');
}

/**
 * What the edit has brought about, and what was wrong before with the fields that Argo CD is to
 * ignore, since nothing here changes those silently.
 *
 * @throws EditRefusedError where the edit has made something wrong that was right.
 */
export function editFindings(
  before: readonly Observation[],
  after: readonly Observation[],
  file: string,
): RuleFinding[] {
  const known = new Set(before.map(keyOf));
  const news = after.filter(observation => !known.has(keyOf(observation)));
  const errors = news.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new EditRefusedError({
      file,
      reason: errors
        .map(
          ({ at, message, rule }) =>
            `${formatPath(at.path)}: ${message} (${rule})`,
        )
        .join('; '),
      remedy: errors.map(({ remedy }) => remedy).join('; '),
    });
  }
  const ignored = after.filter(
    ({ rule, ...observation }) =>
      rule === 'R3' && known.has(keyOf(observation)),
  );
  return [...news, ...ignored].map(toFinding);
}

/**
 * What the edit does to the cluster that runs: R7, R18, and of R5 the counts that were asked for. What would harm has
 * been confirmed or refused before.
 *
 * @param before - The Application as it was.
 */
export function tellChange(
  before: ApplicationFacts,
  files: RayClusterFiles,
  { change, guarded }: CountOptions,
): RuleFinding[] {
  const { groups } = files.cluster;
  const asked = groups
    .filter(({ name }) => change.groups[name]?.replicas !== undefined)
    .map(({ path }) => formatPath([...path, 'replicas']));
  return changeFindings(before, files.facts, {
    liveReplicas: change.liveReplicas,
    guarded,
  })
    .filter(
      ({ at, code, severity }) =>
        severity === 'info' &&
        (code !== 'replicas-lowered' || asked.includes(formatPath(at.path))),
    )
    .map(toFinding);
}

function toFinding({
  at,
  code,
  message,
  remedy,
  rule,
  severity,
}: Observation): RuleFinding {
  return {
    rule,
    code,
    severity: severity === 'info' ? 'info' : 'warning',
    path: formatPath(at.path),
    message,
    remedy,
  };
}

/** R19: the counts that a sync writes over the live ones, where nobody gave those. */
export function resetFindings(
  files: RayClusterFiles,
  unknown: boolean,
): RuleFinding[] {
  if (!unknown || !files.cluster.autoscaling) {
    return [];
  }
  const { at, ...remark } = resetRemark(files.cluster, { live: true });
  return [{ rule: 'R19', path: formatPath(at.path), ...remark }];
}

function isAt(
  other: ApplicationDocument,
  file: string,
  document: number,
): boolean {
  return other.file === file && other.document === document;
}

function keyOf({ at, code }: Pick<Observation, 'at' | 'code'>): string {
  return JSON.stringify([code, at.of, at.path]);
}
