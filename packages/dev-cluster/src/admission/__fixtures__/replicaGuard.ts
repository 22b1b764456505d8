import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../kube-api';

/** The replica guard as it was applied to a real cluster (Kubernetes 1.36, domain facts 6.9), for the given namespaces. */
export function replicaGuardFile(namespaces: readonly string[]): string {
  return `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: raycluster-keep-autoscaled-replicas}
spec:
  failurePolicy: Fail
  reinvocationPolicy: Never
  matchConstraints:
    resourceRules:
      - {apiGroups: [ray.io], apiVersions: [v1], operations: [UPDATE], resources: [rayclusters]}
  matchConditions:
    - name: written-by-argo-cd
      expression: request.?options.?fieldManager.orValue('').startsWith('argocd')
    - name: autoscaled
      expression: object.spec.?enableInTreeAutoscaling.orValue(false) && oldObject.spec.?enableInTreeAutoscaling.orValue(false)
  variables:
    - name: live
      expression: oldObject.spec.?workerGroupSpecs.orValue([])
  mutations:
    - patchType: JSONPatch
      jsonPatch:
        expression: >-
          object.spec.?workerGroupSpecs.orValue([]).transformList(i, group,
            variables.live.exists(g, g.groupName == group.groupName),
            JSONPatch{op: "add", path: "/spec/workerGroupSpecs/" + string(i) + "/replicas",
              value: variables.live.filter(g, g.groupName == group.groupName)[0].replicas})
    - patchType: JSONPatch
      jsonPatch:
        expression: >-
          object.spec.?workerGroupSpecs.orValue([]).transformList(i, group,
            variables.live.exists(g, g.groupName == group.groupName && has(g.scaleStrategy)),
            JSONPatch{op: "add", path: "/spec/workerGroupSpecs/" + string(i) + "/scaleStrategy",
              value: variables.live.filter(g, g.groupName == group.groupName)[0].scaleStrategy})
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: {name: raycluster-keep-autoscaled-replicas}
spec:
  policyName: raycluster-keep-autoscaled-replicas
  matchResources: {namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [${namespaces.join(
    ', ',
  )}]}]}}
`;
}

/** Policy and binding of {@link replicaGuardFile}. */
export function replicaGuard(namespaces: readonly string[]): KubeObject[] {
  const documents = parseAllDocuments(replicaGuardFile(namespaces));
  return (Array.isArray(documents) ? documents : []).map(document =>
    document.toJS(),
  );
}
