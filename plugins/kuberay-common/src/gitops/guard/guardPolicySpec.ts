/** A live group of the same name as Git's; of two with one name the first. */
const LIVE_GROUP =
  'variables.live.filter(g, g.groupName == group.groupName)[0]';

/**
 * The policy as it was run on Kubernetes 1.36 with Argo CD 3.5.1 (domain.md 6.9). It acts on an
 * update by Argo CD's apply while the autoscaler is on before and after, and puts each group's
 * live counts back by name: bounds, images and new groups arrive, a shifted index does no harm.
 */
export const guardPolicySpec = {
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
      // Client-side and server-side apply send `argocd-controller`; Replace does not.
      name: 'written-by-argo-cd',
      expression:
        "request.?options.?fieldManager.orValue('').startsWith('argocd')",
    },
    {
      name: 'autoscaled',
      expression:
        'object.spec.?enableInTreeAutoscaling.orValue(false) && oldObject.spec.?enableInTreeAutoscaling.orValue(false)',
    },
  ],
  variables: [
    {
      name: 'live',
      expression: 'oldObject.spec.?workerGroupSpecs.orValue([])',
    },
  ],
  mutations: [
    keepLive('replicas', 'g.groupName == group.groupName'),
    keepLive(
      'scaleStrategy',
      'g.groupName == group.groupName && has(g.scaleStrategy)',
    ),
  ],
};

function keepLive(field: 'replicas' | 'scaleStrategy', isLive: string) {
  return {
    patchType: 'JSONPatch',
    jsonPatch: {
      expression: [
        'object.spec.?workerGroupSpecs.orValue([]).transformList(i, group,',
        `  variables.live.exists(g, ${isLive}),`,
        `  JSONPatch{op: "add", path: "/spec/workerGroupSpecs/" + string(i) + "/${field}",`,
        `    value: ${LIVE_GROUP}.${field}})`,
      ].join('\n'),
    },
  };
}
