import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { eachCluster } from '../facts/eachCluster';
import type { GuardFacts } from '../facts/GuardFacts';
import type { HelmRelease } from '../facts/HelmRelease';
import type { Path } from '../facts/Path';
import type { StackFacts } from '../facts/StackFacts';
import type { RuleFinding } from './RuleFinding';

/**
 * Where a manifest, the Helm values that it brings, or the ApplicationSet around it is as a rule does not want it.
 *
 * @public
 */
export interface Place {
  of: 'manifest' | 'values' | 'applicationSet';
  path: Path;
}

/** What a rule has seen. Who asked knows files or inputs, and makes a finding of it. @public */
export interface Observation
  extends Pick<RuleFinding, 'rule' | 'severity' | 'message' | 'remedy'> {
  code: string;
  subject: ApplicationFacts | GuardFacts;
  at: Place;
}

/** One rule of domain.md section 10. */
export type Rule = (facts: StackFacts) => Observation[];

/** What a clause says, before it is known whose it is. */
export type Remark = Pick<
  Observation,
  'code' | 'severity' | 'at' | 'message' | 'remedy'
>;

/** A place in the manifest. */
export function inManifest(...path: Path): Place {
  return { of: 'manifest', path };
}

/** A place in the Helm values. */
export function inValues(...path: Path): Place {
  return { of: 'values', path };
}

/** A rule that looks at one RayCluster at a time. */
export function clusterRule(
  rule: Observation['rule'],
  look: (
    cluster: ClusterFacts,
    application: ApplicationFacts,
    facts: StackFacts,
  ) => Remark[],
): Rule {
  return facts =>
    facts.applications.flatMap(each =>
      withoutRepetition(
        eachCluster(each).flatMap(({ application, cluster }) =>
          look(cluster, application, facts).map(remark => ({
            rule,
            subject: application,
            ...remark,
          })),
        ),
      ),
    );
}

/** Of an Application with several RayClusters a rule would tell for each what is true of the Application. */
function withoutRepetition(observations: Observation[]): Observation[] {
  const seen = new Set<string>();
  return observations.filter(({ at, code }) => {
    const key = JSON.stringify([code, at.path]);
    const repeated = at.of === 'manifest' && seen.has(key);
    seen.add(key);
    return !repeated;
  });
}

/** A rule that looks at the operator that an Application brings; its values are meant, not those of a RayCluster beside it. */
export function operatorRule(
  rule: Observation['rule'],
  look: (operator: HelmRelease) => Remark[],
): Rule {
  return facts =>
    facts.applications.flatMap(application =>
      application.operator
        ? look(application.operator).map(remark => ({
            rule,
            subject: withoutClusters(application),
            ...remark,
          }))
        : [],
    );
}

/** An Application as the bringer of an operator alone: a place in values is one in the operator's. */
export function withoutClusters(
  application: ApplicationFacts,
): ApplicationFacts {
  return application.cluster
    ? { ...application, cluster: undefined, furtherClusters: [] }
    : application;
}

/** A rule that looks at one Application at a time, whatever it brings. */
export function applicationRule(
  rule: Observation['rule'],
  look: (application: ApplicationFacts, facts: StackFacts) => Remark[],
): Rule {
  return facts =>
    facts.applications.flatMap(application =>
      look(application, facts).map(remark => ({
        rule,
        subject: application,
        ...remark,
      })),
    );
}
