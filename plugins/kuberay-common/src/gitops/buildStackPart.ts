import type {
  OperatorCrdsInputArg,
  OperatorInputArg,
  RayClusterInputArg,
} from './input/partInputSchemas';
import type { RayClusterPart, RayStackPart } from './RayStack';

/** `ray-operator-crds.yaml`. @throws InvalidRayStackError */
export function buildOperatorCrdsPart(
  input: OperatorCrdsInputArg,
): RayStackPart {
  throw new Error(`not yet: ${input.profile}`);
}

/** `ray-operator.yaml`. @throws InvalidRayStackError */
export function buildOperatorPart(input: OperatorInputArg): RayStackPart {
  throw new Error(`not yet: ${input.profile}`);
}

/** `raycluster.yaml`. @throws InvalidRayStackError */
export function buildRayClusterPart(input: RayClusterInputArg): RayClusterPart {
  throw new Error(`not yet: ${input.name}`);
}
