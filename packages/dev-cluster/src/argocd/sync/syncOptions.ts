import type { KubeObject } from '../../kube-api';
import { SYNC_OPTIONS_ANNOTATION } from '../names';

/** The options of one object: those of the Application or operation, and its own annotation. */
export function syncOptionsOf(
  options: readonly string[],
  object: KubeObject,
): Set<string> {
  const own = object.metadata.annotations?.[SYNC_OPTIONS_ANNOTATION] ?? '';
  return new Set([
    ...options,
    ...own
      .split(',')
      .map(option => option.trim())
      .filter(option => option !== ''),
  ]);
}

/** Options that change what a sync does and that the stand-in cannot do; the spelling is exact (domain facts 6.5). */
export const UNSUPPORTED_SYNC_OPTIONS: readonly string[] = [
  'RespectIgnoreDifferences=true',
  'Force=true',
];
