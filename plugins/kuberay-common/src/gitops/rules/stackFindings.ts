import type { PlatformInput } from '../applications/platformInput';
import type { ApplicationManifest } from '../applications/ApplicationManifest';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ManifestFile } from '../RayStack';
import { clusterFindings } from './clusterFindings';
import { r1Namespaces } from './r1Namespaces';
import type { RuleFinding } from './RuleFinding';

/** What findings of a stack are told about: all of its input, or the part that CRDs and operator are made from. */
export type StackFindingsInput = PlatformInput & Partial<RayStackInput>;

/**
 * Every rule on what is generated, each finding by the input that it comes from.
 *
 * @param manifests - Applications, ApplicationSets, policies and bindings as plain data.
 * @param files - Where values are not in the manifests: the files that hold them.
 */
export function stackFindings(
  input: StackFindingsInput,
  manifests: readonly object[],
  _files: readonly ManifestFile[] = [],
): RuleFinding[] {
  const cluster = (manifests as ApplicationManifest[]).find(
    manifest => manifest.spec?.source?.chart,
  );
  return cluster
    ? clusterFindings(input as RayStackInput, cluster)
    : r1Namespaces(input);
}
