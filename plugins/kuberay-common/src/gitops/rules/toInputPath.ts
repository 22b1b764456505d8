import type { Path } from '../facts/Path';
import { formatPath } from '../facts/Path';
import { clusterValuePath } from './clusterValuePath';
import type { Observation } from './Observation';
import type { StackFindingsInput } from './StackFindingsInput';

/** The input that something in a generated manifest comes from; one that the schema has. */
export function toInputPath(
  input: StackFindingsInput,
  observation: Observation,
): string {
  const { at, rule, subject } = observation;
  if (subject.of === 'guard' || rule === 'R19') {
    return 'replicaGuard.mode';
  }
  if (at.of === 'applicationSet') {
    return 'root';
  }
  if (at.of === 'manifest') {
    return ofManifest(input, at.path, subject.role);
  }
  return subject.cluster
    ? formatPath(clusterValuePath(input, at.path))
    : ofOperatorValues(at.path);
}

const OPERATOR_VALUES: Readonly<Record<string, string>> = {
  watchNamespace: 'operator.watchNamespaces',
  singleNamespaceInstall: 'operator.singleNamespace',
  crNamespacedRbacEnable: 'operator.namespacedRbac',
};

function ofOperatorValues([key]: Path): string {
  return OPERATOR_VALUES[String(key)] ?? 'operator';
}

function ofManifest(
  input: StackFindingsInput,
  path: Path,
  role: string,
): string {
  const [top, field, detail] = path;
  if (top === 'metadata') {
    return ofMetadata(field, detail, role);
  }
  switch (field) {
    case 'project':
      return 'argocd.project';
    case 'destination':
      return ofDestination(input, detail, role);
    case 'ignoreDifferences':
      return path.includes('namespace')
        ? 'destination.namespace'
        : ignoredBy(path);
    case 'syncPolicy':
      return detail === 'retry' ? 'argocd.retry' : 'profile';
    default:
      return ofSource(input, path, role);
  }
}

function ignoredBy(path: Path): string {
  return path.at(-1) === 'name' ? 'name' : 'autoscaler.enabled';
}

function ofMetadata(field: unknown, detail: unknown, role: string): string {
  switch (field) {
    case 'namespace':
      return 'argocd.namespace';
    case 'finalizers':
      return 'argocd.finalizer';
    case 'annotations':
      return String(detail).endsWith('/sync-wave') ? 'argocd.waves' : 'profile';
    default:
      return role === 'cluster' ? 'name' : 'root';
  }
}

function ofDestination(
  { destination }: StackFindingsInput,
  detail: unknown,
  role: string,
): string {
  if (detail !== 'namespace') {
    return 'destination';
  }
  return role !== 'cluster' && destination.operatorNamespace !== undefined
    ? 'destination.operatorNamespace'
    : 'destination.namespace';
}

function ofSource(
  { versions }: StackFindingsInput,
  path: Path,
  role: string,
): string {
  if (path.includes('targetRevision')) {
    return role === 'cluster' && versions.chart !== undefined
      ? 'versions.chart'
      : 'versions.kuberay';
  }
  if (path.at(-1) === 'releaseName') {
    return 'name';
  }
  return path.includes('helm') ? 'values' : 'sources';
}
