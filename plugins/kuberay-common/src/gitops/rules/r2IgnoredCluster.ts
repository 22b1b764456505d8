import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { eachCluster } from '../facts/eachCluster';
import { isOpenText } from '../facts/isTemplated';
import type { StackFacts } from '../facts/StackFacts';
import { isMeantForRayCluster, matchesGlob } from '../../argocd/ignoredFields';
import type { Observation, Remark, Rule } from './Observation';
import { clusterRule, inManifest } from './Observation';
import { quote } from './quote';

const ignoredRemarks = clusterRule('R2', (cluster, application) => [
  ...misses(cluster, application),
  ...couplings(cluster, application),
]);

function misses(
  cluster: ClusterFacts,
  application: ApplicationFacts,
): Remark[] {
  const expected = {
    group: 'ray.io',
    kind: 'RayCluster',
    name: cluster.release.complete ? cluster.name : undefined,
    namespace: application.namespace,
  };
  return application.ignored.filter(isMeantForRayCluster).flatMap(entry =>
    (['group', 'kind', 'name', 'namespace'] as const).flatMap(
      (field): Remark[] => {
        const given = entry[field];
        const right = expected[field];
        const globbed = field === 'group' || field === 'kind';
        const fits =
          right === undefined ||
          isOpenText(application, given) ||
          isOpenText(application, right) ||
          (globbed
            ? matchesGlob(given ?? (field === 'group' ? '' : '*'), right)
            : given === undefined || given === right);
        return fits
          ? []
          : [
              {
                code: 'ignore-rule-misses-cluster',
                severity: 'error',
                at: inManifest(...entry.path, field),
                message: `${quote(
                  given ?? '',
                )} is not the RayCluster that Application ${quote(
                  application.name,
                )} renders`,
                remedy: `Write ${quote(right)}`,
              },
            ];
      },
    ),
  );
}

/** Written by hand it is right until somebody renames something; then it is void, and nothing says so. */
function couplings(
  cluster: ClusterFacts,
  application: ApplicationFacts,
): Remark[] {
  const { name, release } = cluster;
  return application.ignored
    .filter(
      entry =>
        isMeantForRayCluster(entry) &&
        release.complete &&
        !isOpenText(application, name) &&
        entry.name === name &&
        entry.namespace === application.namespace,
    )
    .map(entry => ({
      code: 'ignore-rule-coupled',
      severity: 'info' as const,
      at: inManifest(...entry.path, 'name'),
      message: `${quote(name)} in ${quote(
        application.namespace,
      )} is right because the release is ${quote(
        release.release,
      )}; another release, name override or namespace makes the rule void, and nothing will say so`,
      remedy:
        'Change both together, or generate the Application: then the name is computed',
    }));
}

function doubleClaims(facts: StackFacts): Observation[] {
  const claims = new Map<string, ApplicationFacts[]>();
  for (const { application, cluster } of facts.applications.flatMap(
    eachCluster,
  )) {
    const { destination, namespace } = application;
    const known =
      cluster.release.complete &&
      !application.applicationSet &&
      namespace !== undefined;
    if (known) {
      const key = JSON.stringify([destination, namespace, cluster.name]);
      const claiming = claims.get(key);
      if (claiming) {
        claiming.push(application);
      } else {
        claims.set(key, [application]);
      }
    }
  }
  return [...claims.values()].flatMap(([first, ...others]) =>
    others.map(application => ({
      rule: 'R2' as const,
      code: 'claimed-twice',
      severity: 'warning' as const,
      subject: application,
      at: inManifest('metadata', 'name'),
      message: `${quote(application.name)} renders the RayCluster ${quote(
        application.cluster?.name,
      )} in ${quote(application.namespace)} that ${quote(
        first?.name,
      )} renders too: they heal each other for ever`,
      remedy: 'Keep one of them, or give them different releases or namespaces',
    })),
  );
}

/**
 * R2: what the Application of a RayCluster ignores is meant for that RayCluster, a wrong name makes every
 * rule in it void (domain.md 6.3 row 15); and no two Applications render one RayCluster.
 */
export const r2IgnoredCluster: Rule = facts => [
  ...ignoredRemarks(facts),
  ...doubleClaims(facts),
];
