import type { ApplicationFacts } from './ApplicationFacts';
import type { GuardFacts } from './GuardFacts';

/** What the rules look at: Applications that belong together, and what is known beside them. @public */
export interface StackFacts {
  applications: readonly ApplicationFacts[];
  guards: readonly GuardFacts[];
  /** Of the cluster that they deploy to, e.g. `1.36`. */
  kubernetesVersion?: string;
  /** The Ray clusters run already, so that a manifest is an edit. */
  live?: boolean;
  /** CRDs, operator and cluster were made together, by one input. */
  together?: boolean;
  /** Version of the CRDs, where no Application tells. */
  crdsVersion?: string;
}
