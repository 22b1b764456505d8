import { printValue } from '../chart/goTemplate';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { GuardFacts } from '../facts/GuardFacts';
import { isOpenText } from '../facts/isTemplated';
import type { StackFacts } from '../facts/StackFacts';
import { compareMinor } from '../facts/versionParts';
import { ignoredFields } from '../../argocd/ignoredFields';
import type { Observation, Remark, Rule } from './Observation';
import { clusterRule, inManifest, inValues } from './Observation';
import { quote } from './quote';

/** The first Kubernetes that serves MutatingAdmissionPolicies by itself (domain.md 6.9). */
const FIRST_WITH_GUARD = '1.36';

const clusterRemarks = clusterRule('R19', (cluster, application, facts) => {
  if (!cluster.autoscaling) {
    return [];
  }
  if (facts.guards.length === 0) {
    return [resetRemark(cluster, facts)];
  }
  return guards(facts.guards, application)
    ? ignoring(application)
    : [
        {
          code: 'guard-misses-namespace',
          severity: 'warning',
          at: inManifest('spec', 'destination', 'namespace'),
          message: `no binding of the replica guard lists ${quote(
            application.namespace ?? '',
          )}, so that it does not protect this cluster`,
          remedy: 'Add the namespace to the binding',
        },
      ];
});

/** Whether one of the bindings lists the namespace, or selects in a way that may include it. */
function guards(
  bindings: readonly GuardFacts[],
  application: ApplicationFacts,
): boolean {
  const { namespace } = application;
  return (
    isOpenText(application, namespace) ||
    bindings.some(
      ({ namespaces }) =>
        namespaces === undefined || namespaces.includes(namespace ?? ''),
    )
  );
}

/** Per group, what an edit of Git puts its replicas back to. */
export function resetRemark(
  cluster: ClusterFacts,
  facts: Pick<StackFacts, 'kubernetesVersion' | 'live'>,
): Remark {
  const counts = cluster.groups.map(
    ({ name, values }) =>
      `${quote(name)} to ${printValue(values.replicas) || 0}`,
  );
  const old = isTooOld(facts.kubernetesVersion);
  return {
    code: 'no-replica-guard',
    severity: facts.live ? 'warning' : 'info',
    at: inValues('head', 'enableInTreeAutoscaling'),
    message: `an edit in Git resets replicas: ${counts.join(', ')}`,
    remedy: old
      ? 'Write the live counts into Git with every edit'
      : `Add the replica guard (Kubernetes ${FIRST_WITH_GUARD} or later), or write the live counts into Git with every edit`,
  };
}

/** The guard hides no difference: without the rules of R3 Argo CD sees one for ever. */
function ignoring(application: ApplicationFacts): Remark[] {
  const { byIndex, byPath } = ignoredFields(application);
  return ['replicas', 'scaleStrategy'].every(
    field => byPath.has(field) || byIndex.has(field),
  )
    ? []
    : [
        {
          code: 'guard-without-ignore-rules',
          severity: 'warning',
          at: inManifest('spec', 'ignoreDifferences'),
          message:
            'the replica guard keeps what Argo CD does not ignore: the Application is OutOfSync for ever',
          remedy: 'Ignore replicas and scaleStrategy of all groups by jq paths',
        },
      ];
}

function notServed(facts: StackFacts): Observation[] {
  return isTooOld(facts.kubernetesVersion)
    ? facts.guards.map(subject => ({
        rule: 'R19',
        code: 'guard-not-served',
        severity: 'error',
        subject,
        at: inManifest('apiVersion'),
        message: `Kubernetes ${quote(
          facts.kubernetesVersion,
        )} does not serve the kinds of the replica guard, so that its sync fails`,
        remedy: `Upgrade to Kubernetes ${FIRST_WITH_GUARD}, or remove the guard and write the live counts into Git with every edit`,
      }))
    : [];
}

function isTooOld(version: string | undefined): boolean {
  return (compareMinor(version, FIRST_WITH_GUARD) ?? 0) < 0;
}

/** R19: a sync writes the whole list of groups and with it Git's replicas, unless a replica guard keeps the live ones. */
export const r19ReplicaReset: Rule = facts => [
  ...clusterRemarks(facts),
  ...notServed(facts),
];
