import type { ApplicationRecord } from '../../argocd/records';
import type { RayClusterRecord } from '../../ray/records';
import type { ApplicationView } from '../../view';

/** What a finding about an Application is found in. */
export interface FoundInApplication {
  application: ApplicationView;
  /** What the store keeps of it. */
  record: ApplicationRecord;
  now: Date;
}

/** What a finding about an Application and one of its RayClusters is found in. */
export interface FoundInClusterApplication extends FoundInApplication {
  /** The live object that it deploys. */
  rayCluster: RayClusterRecord;
  /** A replica guard is known to be in force in its Kubernetes cluster. */
  guarded: boolean;
  /** Version X.Y.Z of the CRDs in its Kubernetes cluster, where an Application tells. */
  crdsVersion?: string;
}
