import { buildClusterApplication } from './applications/buildClusterApplication';
import { buildCrdsApplication } from './applications/buildCrdsApplication';
import { buildOperatorApplication } from './applications/buildOperatorApplication';
import { catalogAnnotations } from './catalogAnnotations';
import { rayClusterName } from './chart/rayClusterName';
import { parseRayStackInput } from './input/parseRayStackInput';
import type { RayStackInputArg } from './input/rayStackInputSchema';
import type { RayStack } from './RayStack';
import { clusterFindings } from './rules/clusterFindings';
import { refuseErrors } from './rules/refuseErrors';
import { stackFiles } from './stackFiles';

/**
 * The whole stack: CRDs, operator and RayCluster as Argo CD Applications.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 */
export function buildRayStack(input: RayStackInputArg): RayStack {
  const stack = parseRayStackInput(input);
  const cluster = buildClusterApplication(stack);
  const findings = refuseErrors(stack.profile, clusterFindings(stack, cluster));
  return {
    clusterName: rayClusterName({ release: stack.name }),
    namespace: stack.destination.namespace,
    ...stackFiles(stack.layout, [
      { role: 'crds', manifest: buildCrdsApplication(stack) },
      { role: 'operator', manifest: buildOperatorApplication(stack) },
      { role: 'cluster', manifest: cluster },
    ]),
    findings,
    annotations: catalogAnnotations(stack),
  };
}
