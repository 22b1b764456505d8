import type { RayClusterFacts } from '../ray/facts';
import type { Verdict } from '../view';

/** What a finding is found in: the facts, and the verdict that was made of them. */
export interface FoundIn {
  facts: RayClusterFacts;
  verdict: Verdict;
}
