import type { RuleId } from 'backstage-plugin-kuberay-common/gitops';

/** What each rule wants, in one sentence. */
export const RULE_SUMMARIES: Record<RuleId, string> = {
  R1: 'The name that the chart gives the RayCluster is short enough and valid, and so are release and namespace',
  R2: 'ignoreDifferences name the RayCluster that the chart really makes, and only one Application makes it',
  R3: 'With an autoscaler, Argo CD ignores replicas and scaleStrategy of every worker group, and without one it does not',
  R4: 'The sync options respect what is ignored, and do not replace the RayCluster',
  R5: 'minReplicas, replicas and maxReplicas are in order, and the maximum is set',
  R6: 'Worker groups have unique names that Kubernetes and YAML take as they are',
  R7: 'No worker group is removed or renamed by accident: its pods would run on',
  R8: 'Head and workers have requests and limits for CPU and memory that fit together',
  R9: 'rayStartParams are texts that Ray can read',
  R10: 'Ray version and image belong together and are fixed',
  R11: 'CRDs, operator and chart are of versions that go together',
  R12: 'The autoscaler has options that KubeRay knows',
  R13: 'The CRDs are applied whole and never pruned, by their own Application alone',
  R14: 'The Application has one destination, one kind of source and no null values',
  R15: 'The Application retries, waits for CRDs, has a finalizer by choice and a project of its own',
  R16: 'Ports, labels and hosts of the pods are as Ray and the chart expect them',
  R17: 'The operator watches the namespace of the RayCluster, and may',
  R18: 'A change of the chart version is made knowingly',
  R19: 'An edit in Git does not reset the replicas that the autoscaler has chosen',
  schema: 'The manifest is of the form that Argo CD and the chart expect',
};
