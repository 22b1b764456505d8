import type { KubeObject } from '../../kube-api';

/** What Git, or a chart, wants: the answer of the real Argo CD's repo server. */
export interface TargetState {
  /** A commit SHA, or the chart version. */
  revision: string;
  sourceType: 'Directory' | 'Helm';
  /** As written in the source; neither namespace nor tracking id are filled in. */
  manifests: KubeObject[];
}

/** Why there is no target state; the message becomes a ComparisonError. */
export class TargetStateError extends Error {
  readonly name = 'TargetStateError';
}
