import type { z } from 'zod/v3';
import { buildClusterApplication } from './applications/buildClusterApplication';
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
import { clusterFindings } from './rules/clusterFindings';
import { r1Namespaces } from './rules/r1Namespaces';
import { refuseErrors } from './rules/refuseErrors';
import type { RuleFinding } from './rules/RuleFinding';
import type { RoleManifest } from './stackFiles';
import { partFile } from './stackFiles';

/**
 * `ray-operator-crds.yaml` alone.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 */
export function buildOperatorCrdsPart(
  input: OperatorCrdsInputArg,
): RayStackPart {
  const platform = parseInput(operatorCrdsInputSchema, input);
  return stackPart(
    { role: 'crds', manifest: buildCrdsApplication(platform) },
    refuseErrors(platform.profile, r1Namespaces(platform)),
  );
}

/**
 * `ray-operator.yaml` alone.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 */
export function buildOperatorPart(input: OperatorInputArg): RayStackPart {
  const platform = parseInput(operatorInputSchema, input);
  return stackPart(
    { role: 'operator', manifest: buildOperatorApplication(platform) },
    refuseErrors(platform.profile, r1Namespaces(platform)),
  );
}

/**
 * `raycluster.yaml` alone, for a Kubernetes cluster that has an operator.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 */
export function buildRayClusterPart(input: RayClusterInputArg): RayClusterPart {
  const cluster = toStackInput(parseInput(rayClusterInputSchema, input));
  const manifest = buildClusterApplication(cluster);
  const { application, file, findings } = stackPart(
    { role: 'cluster', manifest },
    refuseErrors(cluster.profile, clusterFindings(cluster, manifest)),
  );
  return {
    files: [file],
    applications: [application],
    findings,
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

function stackPart(part: RoleManifest, findings: RuleFinding[]): RayStackPart {
  const file = partFile(part);
  const { name } = part.manifest.metadata;
  return {
    file,
    application: { role: part.role, name, file: file.path },
    findings,
  };
}
