import { setMaximum, suspend } from './HandEdit';
import type { HandEdit } from './HandEdit';

/** Drift that Argo CD sees, and a suspension that it does not. */
export const showcaseHandEdits: readonly HandEdit[] = [
  {
    namespace: 'risk-simulation',
    name: 'pricing-sim-kuberay',
    patches: [setMaximum('simulator', 20)],
  },
  { namespace: 'notebooks', name: 'notebooks-kuberay', patches: [suspend] },
];
