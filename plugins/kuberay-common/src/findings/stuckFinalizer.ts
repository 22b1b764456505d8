import { KUBERNETES_DELETION_FINALIZERS } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** Pods get half a minute to end, and KubeRay's clean-up of Redis some minutes. */
const PATIENCE_MS = 5 * 60_000;

const REDIS_CLEANUP = 'ray.io/gcs-ft-redis-cleanup-finalizer';

/** A deletion that does not come to its end. Runtime: the name stays taken, and pods may still cost nodes. */
export function findStuckFinalizer({ facts }: FoundIn): Finding[] {
  const { deletionTimestamp, finalizers, name } = facts.record;
  const waited = deletionTimestamp
    ? facts.now.getTime() - Date.parse(deletionTimestamp)
    : 0;
  if (!(waited > PATIENCE_MS) || finalizers.length === 0) {
    return [];
  }
  const holding = finalizers.filter(
    each => !KUBERNETES_DELETION_FINALIZERS.includes(each),
  );
  const held = (holding.length > 0 ? holding : finalizers).join(', ');
  return [
    {
      code: 'stuck-finalizer',
      severity: 'warning',
      about: 'runtime',
      message: `The deletion of ${name} began at ${deletionTimestamp}, and ${held} still holds it.`,
      remedy: remedyFor(holding),
    },
  ];
}

function remedyFor(holding: string[]): string {
  if (holding.length === 0) {
    return 'Kubernetes waits for the pods to be gone: look for pods that do not end, and for their nodes.';
  }
  return holding.includes(REDIS_CLEANUP)
    ? 'Look at the redis-cleanup job and its pod: Redis may not answer. Without the operator nobody takes the finalizer off.'
    : 'Find out which controller sets this finalizer and why it does not take it off. Take it off metadata.finalizers by hand only if that controller is gone for good.';
}
