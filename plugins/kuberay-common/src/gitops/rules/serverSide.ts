import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { ANNOTATION_COMPARE_OPTIONS } from '../../argocd/names';
import { readSyncOptions } from '../../argocd/syncOptions';

/** The annotation of an Application that says how Argo CD compares. */
export const COMPARE_OPTIONS = ANNOTATION_COMPARE_OPTIONS;

/** Whether Argo CD applies this Application by the server. */
export function appliesByServer({ syncOptions }: ApplicationFacts): boolean {
  return syncOptions.get('ServerSideApply') === 'true';
}

/** Whether Argo CD compares this Application by a dry run of the server. */
export function comparesByServer({ annotations }: ApplicationFacts): boolean {
  const compare = (annotations[COMPARE_OPTIONS] ?? '').split(',');
  return readSyncOptions(compare).get('ServerSideDiff') === 'true';
}

/** Either of them sees the autoscaler's `scaleStrategy` as a difference (domain.md 6.3 rows 8 and 10). */
export function isServerSide(application: ApplicationFacts): boolean {
  return appliesByServer(application) || comparesByServer(application);
}
