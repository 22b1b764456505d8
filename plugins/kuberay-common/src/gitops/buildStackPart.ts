import type { z } from 'zod/v3';
import { buildCrdsApplication } from './applications/buildCrdsApplication';
import { buildOperatorApplication } from './applications/buildOperatorApplication';
import { catalogAnnotations } from './catalogAnnotations';
import { rayClusterName } from './chart/rayClusterName';
import { parseInput } from './input/parseInput';
import type {
  OperatorCrdsInputArg,
  OperatorInputArg,
  RayClusterInputArg,
} from './input/partInputSchemas';
import {
  operatorCrdsInputSchema,
  operatorInputSchema,
  rayClusterInputSchema,
} from './input/partInputSchemas';
import type { RayStackInput } from './input/rayStackInputSchema';
import type { RayClusterPart, RayStackPart } from './RayStack';
import { assembleCluster } from './roots/assembleCluster';
import type { StackDocument } from './roots/StackAssembly';
import { refuseErrors } from './rules/refuseErrors';
import type { RuleFinding } from './rules/RuleFinding';
import { stackFindings } from './rules/stackFindings';
import { partFile, stackFiles } from './stackFiles';

/**
 * `ray-operator-crds.yaml` alone.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 *
 * @public
 */
export function buildOperatorCrdsPart(
  input: OperatorCrdsInputArg,
): RayStackPart {
  const platform = parseInput(operatorCrdsInputSchema, input);
  const manifest = buildCrdsApplication(platform);
  return stackPart(
    { role: 'crds', manifest },
    refuseErrors(platform.profile, stackFindings(platform, [manifest])),
  );
}

/**
 * `ray-operator.yaml` alone.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 *
 * @public
 */
export function buildOperatorPart(input: OperatorInputArg): RayStackPart {
  const platform = parseInput(operatorInputSchema, input);
  const manifest = buildOperatorApplication(platform);
  return stackPart(
    { role: 'operator', manifest },
    refuseErrors(platform.profile, stackFindings(platform, [manifest])),
  );
}

/**
 * `raycluster.yaml` alone, for a Kubernetes cluster that has an operator.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 *
 * @public
 */
export function buildRayClusterPart(input: RayClusterInputArg): RayClusterPart {
  const cluster = toStackInput(parseInput(rayClusterInputSchema, input));
  const assembly = assembleCluster(cluster);
  const findings = assembly.clusters.flatMap(({ manifests }) =>
    stackFindings(cluster, manifests),
  );
  const { replicaGuards, ...laidOut } = stackFiles(cluster.layout, assembly);
  const [replicaGuard] = replicaGuards;
  return {
    ...laidOut,
    ...(replicaGuard && { replicaGuard }),
    findings: refuseErrors(cluster.profile, findings),
    clusterName: rayClusterName({ release: cluster.name }),
    namespace: cluster.destination.namespace,
    annotations: catalogAnnotations(cluster),
  };
}

/** The stack that this cluster would be part of, as far as the cluster shows it. */
function toStackInput(
  input: z.infer<typeof rayClusterInputSchema>,
): RayStackInput {
  return {
    ...input,
    layout: 'separate',
    root: { kind: 'none' },
    argocd: { ...input.argocd, appProject: false, healthCheck: false },
  };
}

function stackPart(part: StackDocument, findings: RuleFinding[]): RayStackPart {
  const file = partFile(part);
  const { name } = part.manifest.metadata;
  return {
    file,
    application: { role: part.role, name, file: file.path },
    findings,
  };
}
