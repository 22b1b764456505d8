import type { ManifestFile } from '../RayStack';
import type { RuleFinding } from '../rules/RuleFinding';

/** Which Application an edit is about. @public */
export interface EditedApplication {
  /** `metadata.name`; for a generated one that of its ApplicationSet, or the name that its template makes. */
  name: string;
  /** `metadata.namespace`; needed only where two Applications have the name. */
  namespace?: string;
}

/** What an edit did; the rest of the repository stays byte for byte. @public */
export interface EditedRayCluster {
  /** Changed files only, whole. Nothing where the change changes nothing. */
  files: ManifestFile[];
  /** One sentence for each thing changed, e.g. `gpu: maxReplicas 3 → 8`. */
  changes: string[];
  /** Warnings and notes; what would be an error is refused instead. Their paths are those of the Helm values or of the manifest. */
  findings: RuleFinding[];
}

/** What taking a RayCluster away did. @public */
export interface RemovedRayCluster extends EditedRayCluster {
  /** Paths of the files to delete. */
  deleted: string[];
}
