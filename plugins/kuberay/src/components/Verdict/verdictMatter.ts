import type { Verdict } from 'backstage-plugin-kuberay-common';

/** Parameters that say what is the matter; the others count. */
const TELLING = ['reason', 'group', 'cluster', 'finalizer', 'state'];

/** What a verdict is about, the same for the same matter whatever its counts are. */
export function verdictMatter(verdict: Verdict): string {
  const { code, tone, params, rayCluster } = verdict;
  return JSON.stringify([
    tone,
    code,
    rayCluster,
    TELLING.map(name => params[name]),
  ]);
}
