import type { Inventory } from '../cleanUp/Inventory';

/** A cluster that has nothing of what the check brings, but for what is given. */
export function emptyInventory(given: Partial<Inventory> = {}): Inventory {
  return {
    Application: [],
    ClusterRole: [],
    ClusterRoleBinding: [],
    CustomResourceDefinition: [],
    MutatingAdmissionPolicy: [],
    MutatingAdmissionPolicyBinding: [],
    Namespace: [],
    Pod: [],
    RayCluster: [],
    ...given,
  };
}
