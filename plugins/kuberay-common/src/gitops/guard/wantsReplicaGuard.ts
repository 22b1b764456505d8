import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import {
  FIRST_GUARDED_KUBERNETES,
  servesAdmissionPolicies,
} from './servesAdmissionPolicies';

/**
 * Whether a Kubernetes cluster gets a replica guard. `auto` gives it one where it is known to serve
 * the kinds, but not to the guide's YAML, which has none. Without an autoscaler Git owns the counts.
 *
 * @param version - of the Kubernetes cluster, and the input that says it, where it is known.
 * @throws InvalidRayStackError if it is asked for where Kubernetes is too old: its sync would fail.
 */
export function wantsReplicaGuard(
  input: Pick<RayStackInput, 'autoscaler' | 'profile' | 'replicaGuard'>,
  version: { path: string; value: string } | undefined,
): boolean {
  const { mode } = input.replicaGuard;
  if (mode === 'off' || !input.autoscaler.enabled) {
    return false;
  }
  const served =
    version === undefined ? undefined : servesAdmissionPolicies(version.value);
  if (mode === 'auto') {
    return served === true && input.profile === 'recommended';
  }
  if (version && served === false) {
    throw refuseInput({
      rule: 'R19',
      code: 'guard-unsupported',
      path: 'replicaGuard.mode',
      message: `"on" needs Kubernetes ${FIRST_GUARDED_KUBERNETES}, and ${
        version.path
      } is ${quote(version.value)}`,
      remedy:
        'Choose auto or off: kuberay:raycluster:update then writes the live counts back',
    });
  }
  return true;
}
