/**
 * `spec` of the one MutatingAdmissionPolicy that this stand-in knows: the replica guard, as it ran on Kubernetes 1.36
 * (domain facts 6.9). CEL is not evaluated here: `isReplicaGuard` recognises the text, `keepLiveReplicas` does what it says.
 */
export const replicaGuardSpec = {
  failurePolicy: 'Fail',
  reinvocationPolicy: 'Never',
  matchConstraints: {
    resourceRules: [
      {
        apiGroups: ['ray.io'],
        apiVersions: ['v1'],
        operations: ['UPDATE'],
        resources: ['rayclusters'],
      },
    ],
  },
  matchConditions: [
    {
      name: 'written-by-argo-cd',
      expression: `request.?options.?fieldManager.orValue('').startsWith('argocd')`,
    },
    {
      name: 'autoscaled',
      expression: `object.spec.?enableInTreeAutoscaling.orValue(false) && oldObject.spec.?enableInTreeAutoscaling.orValue(false)`,
    },
  ],
  variables: [
    {
      name: 'live',
      expression: `oldObject.spec.?workerGroupSpecs.orValue([])`,
    },
  ],
  mutations: [
    {
      patchType: 'JSONPatch',
      jsonPatch: {
        expression: `object.spec.?workerGroupSpecs.orValue([]).transformList(i, group,
          variables.live.exists(g, g.groupName == group.groupName),
          JSONPatch{op: "add", path: "/spec/workerGroupSpecs/" + string(i) + "/replicas",
            value: variables.live.filter(g, g.groupName == group.groupName)[0].replicas})`,
      },
    },
    {
      patchType: 'JSONPatch',
      jsonPatch: {
        expression: `object.spec.?workerGroupSpecs.orValue([]).transformList(i, group,
          variables.live.exists(g, g.groupName == group.groupName && has(g.scaleStrategy)),
          JSONPatch{op: "add", path: "/spec/workerGroupSpecs/" + string(i) + "/scaleStrategy",
            value: variables.live.filter(g, g.groupName == group.groupName)[0].scaleStrategy})`,
      },
    },
  ],
};
