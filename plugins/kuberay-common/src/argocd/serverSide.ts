import { ANNOTATION_COMPARE_OPTIONS } from './names';
import { readSyncOptions } from './syncOptions';

/** Of a manifest or of a live Application. */
interface ComparedApplication {
  syncOptions: ReadonlyMap<string, string>;
  annotations: Readonly<Record<string, string>>;
}

/** Whether Argo CD applies this Application by the server. */
export function appliesByServer({
  syncOptions,
}: Pick<ComparedApplication, 'syncOptions'>): boolean {
  return syncOptions.get('ServerSideApply') === 'true';
}

/** Whether Argo CD compares this Application by a dry run of the server. */
export function comparesByServer({
  annotations,
}: Pick<ComparedApplication, 'annotations'>): boolean {
  const compare = (annotations[ANNOTATION_COMPARE_OPTIONS] ?? '').split(',');
  return readSyncOptions(compare).get('ServerSideDiff') === 'true';
}

/** Either of them sees the autoscaler's `scaleStrategy` as a difference (domain.md 6.3 rows 8 and 10). */
export function isServerSide(application: ComparedApplication): boolean {
  return appliesByServer(application) || comparesByServer(application);
}
