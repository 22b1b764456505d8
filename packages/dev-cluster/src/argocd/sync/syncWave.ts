import type { KubeObject } from '../../kube-api';
import { SYNC_WAVE_ANNOTATION } from '../names';

/** The wave in which an object is synced; 0 when the annotation is absent or no integer. */
export function syncWaveOf(object: KubeObject): number {
  const value = object.metadata.annotations?.[SYNC_WAVE_ANNOTATION];
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : 0;
}
