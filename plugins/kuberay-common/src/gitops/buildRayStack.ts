import { healthFiles } from './health/healthFiles';
import { parseRayStackInput } from './input/parseRayStackInput';
import type {
  RayStackInput,
  RayStackInputArg,
} from './input/rayStackInputSchema';
import type { RayStack } from './RayStack';
import { assembleApplications } from './roots/assembleApplications';
import { assembleListSets } from './roots/assembleListSets';
import { assembleTemplatedSets } from './roots/assembleTemplatedSets';
import { buildAppProject } from './roots/buildAppProject';
import { refuseSharedNames } from './roots/refuseSharedNames';
import type { StackAssembly } from './roots/StackAssembly';
import { stackIdentity } from './roots/stackIdentity';
import { refuseErrors } from './rules/refuseErrors';
import { stackFindings } from './rules/stackFindings';
import type { RuleFinding } from './rules/RuleFinding';
import { stackFiles } from './stackFiles';

/**
 * The whole stack on Argo CD: CRDs, operator, RayCluster, and what the input asks for beside them:
 * root, values file, replica guard, AppProject, health checks.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 *
 * @public
 */
export function buildRayStack(input: RayStackInputArg): RayStack {
  const stack = parseRayStackInput(input);
  const { argocd, layout, profile } = stack;
  const assembly = assemble(stack);
  const findings = refuseErrors(profile, findingsOf(assembly));
  refuseSharedNames(assembly);
  const { files, replicaGuards, ...laidOut } = stackFiles(layout, {
    ...assembly,
    ...(argocd.appProject && {
      project: buildAppProject(
        stack,
        assembly.destinations,
        assembly.guards.some(({ applied }) => applied),
      ),
    }),
  });
  const [replicaGuard, ...furtherReplicaGuards] = replicaGuards;
  return {
    ...stackIdentity(stack, assembly.clusters),
    files: [...files, ...(argocd.healthCheck ? healthFiles(argocd) : [])],
    ...laidOut,
    ...(replicaGuard && { replicaGuard }),
    ...(furtherReplicaGuards.length > 0 && { furtherReplicaGuards }),
    findings,
  };
}

function assemble(stack: RayStackInput): StackAssembly {
  const { root } = stack;
  if (root.kind !== 'application-set') {
    return assembleApplications(stack);
  }
  const { generator, name } = root;
  return generator.type === 'list'
    ? assembleListSets(stack, { name, elements: generator.elements })
    : assembleTemplatedSets(stack, { name, generator });
}

/** What is found in several environments alike is said once. */
function findingsOf({ clusters }: StackAssembly): RuleFinding[] {
  const findings = clusters.flatMap(({ input, manifests, pathOf }) =>
    stackFindings(input, manifests).map(finding => ({
      ...finding,
      path: pathOf(finding.path),
    })),
  );
  const byText = new Map(
    findings.map(finding => [JSON.stringify(finding), finding]),
  );
  return [...byText.values()];
}
