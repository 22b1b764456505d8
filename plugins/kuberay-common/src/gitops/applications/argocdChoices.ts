import { RESOURCES_FINALIZER, SYNC_WAVE_ANNOTATION } from '../argocdNames';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { SyncPolicy } from './ApplicationManifest';
import type { PlatformInput } from './platformInput';

type Waves = NonNullable<RayStackInput['argocd']['waves']>;

const FINALIZERS = {
  foreground: [RESOURCES_FINALIZER],
  background: [`${RESOURCES_FINALIZER}/background`],
  none: [],
};

const WAVES: Waves = { crds: -2, operator: -1, guard: -1, cluster: 0 };

/**
 * Ten attempts over some 17 minutes: a failed attempt at a revision is never repeated after the
 * last one (domain.md 6.5), and the CRDs may come late.
 */
const RETRY: NonNullable<SyncPolicy['retry']> = {
  limit: 10,
  backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
};

/**
 * Finalizers of an Application whose deletion may take along what it brought; the CRDs' has none, since with them every
 * RayCluster would go. The guide has none at all.
 *
 * @param own - choice for this one Application, before that for all.
 */
export function finalizers(
  input: PlatformInput,
  own?: RayStackInput['argocd']['finalizer'],
): string[] {
  const standard = input.profile === 'ray-docs' ? 'none' : 'foreground';
  return FINALIZERS[own ?? input.argocd.finalizer ?? standard];
}

/** How a failed sync is repeated, or undefined where that is left to Argo CD, as the guide does. */
export function syncRetry(input: PlatformInput): SyncPolicy['retry'] {
  const { retry } = input.argocd;
  if (!retry) {
    return input.profile === 'ray-docs' ? undefined : RETRY;
  }
  const { limit, duration, factor, maxDuration } = retry;
  return { limit, backoff: { duration, factor, maxDuration } };
}

/** The annotation that puts an Application into its place among the children of a root; none in the guide. */
export function syncWave(
  input: PlatformInput,
  role: keyof Waves,
): Record<string, string> {
  const standard = input.profile === 'ray-docs' ? undefined : WAVES;
  const waves = input.argocd.waves ?? standard;
  return waves ? { [SYNC_WAVE_ANNOTATION]: String(waves[role]) } : {};
}
