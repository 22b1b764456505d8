import type { RayPhase, Verdict } from '../view';

/** What a RayCluster is doing, and the sentence that says so. */
export interface RayClusterJudgement {
  phase: RayPhase;
  verdict: Verdict;
}
