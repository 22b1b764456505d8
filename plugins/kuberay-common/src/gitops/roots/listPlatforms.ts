import { wantsReplicaGuard } from '../guard/wantsReplicaGuard';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import type { ClusterAddress } from './environmentDestination';
import type { ListEnvironment } from './listEnvironments';

/** A Kubernetes cluster with its environments. */
export interface ListPlatform {
  cluster: ClusterAddress;
  slug: string;
  environments: ListEnvironment[];
}

/** The Kubernetes clusters of a list, each once. */
export function listPlatforms(
  environments: readonly ListEnvironment[],
): ListPlatform[] {
  const platforms = new Map<string, ListPlatform>();
  for (const environment of environments) {
    const { cluster, slug } = environment;
    const known = platforms.get(slug);
    if (known) {
      known.environments.push(environment);
    } else {
      platforms.set(slug, { cluster, slug, environments: [environment] });
    }
  }
  return [...platforms.values()];
}

/**
 * Whether the version that its environments give a cluster, else that of the destination, has it guarded.
 *
 * @throws InvalidRayStackError where they give it two.
 */
export function isGuarded(
  input: RayStackInput,
  platform: ListPlatform,
): boolean {
  const [first, ...others] = platform.environments.flatMap(
    ({ kubernetesVersion: value, path }) =>
      value === undefined ? [] : [{ path: `${path}.kubernetesVersion`, value }],
  );
  const other = others.find(({ value }) => value !== first?.value);
  if (first && other) {
    throw refuseInput({
      path: other.path,
      message: `${quote(other.value)} is not the ${quote(first.value)} that ${
        first.path
      } gives the same Kubernetes cluster`,
      remedy: 'Give each cluster one version',
    });
  }
  const { kubernetesVersion } = input.destination;
  const standard =
    kubernetesVersion === undefined
      ? undefined
      : { path: 'destination.kubernetesVersion', value: kubernetesVersion };
  return wantsReplicaGuard(input, first ?? standard);
}

/** The Ray namespaces of a cluster, each once. */
export function guardedNamespaces(
  { replicaGuard }: RayStackInput,
  { environments }: ListPlatform,
): string[] {
  const own = environments.map(({ input }) => input.destination.namespace);
  return [...new Set([...own, ...replicaGuard.namespaces])];
}

/** The stack as if all of it went to this cluster. */
export function platformInput(
  input: RayStackInput,
  { cluster: { name, server } }: ListPlatform,
): RayStackInput {
  return { ...input, destination: { ...input.destination, name, server } };
}
