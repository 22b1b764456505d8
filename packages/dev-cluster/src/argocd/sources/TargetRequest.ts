import type { GitFile } from '../../git/GitRepositories';
import type { ApplicationSource } from '../Application';

/** The Application's side of the question: which manifests, and for whom. */
export interface TargetRequest {
  source: ApplicationSource;
  /** Instead of the source's `targetRevision`, for a sync to a given revision. */
  revision?: string;
  /** The default release name. */
  applicationName: string;
  namespace: string;
  /** What `source.helm.valueFiles` names, in its order. */
  valueFiles?: readonly GitFile[];
}
