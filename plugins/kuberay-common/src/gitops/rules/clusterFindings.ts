import type { ApplicationManifest } from '../applications/ApplicationManifest';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { r11Versions } from './r11Versions';
import { r1Names } from './r1Names';
import { r1Namespaces } from './r1Namespaces';
import { r2IgnoredCluster } from './r2IgnoredCluster';
import { r3IgnoredFields } from './r3IgnoredFields';
import { r5ReplicaBounds } from './r5ReplicaBounds';
import { r6GroupNames } from './r6GroupNames';
import type { RuleFinding } from './RuleFinding';

/** Every rule about the RayCluster: of its input, and of the Application made from it. */
export function clusterFindings(
  input: RayStackInput,
  application: ApplicationManifest,
): RuleFinding[] {
  return [
    ...r1Names(input),
    ...r1Namespaces(input),
    ...r2IgnoredCluster(application),
    ...r3IgnoredFields(application),
    ...r5ReplicaBounds(input),
    ...r6GroupNames(input),
    ...r11Versions(input),
  ];
}
