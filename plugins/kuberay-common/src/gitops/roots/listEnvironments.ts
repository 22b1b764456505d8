import { kubernetesId } from '../applications/kubernetesId';
import { rayClusterName } from '../chart/rayClusterName';
import type { ListElementInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { quote } from '../rules/quote';
import { dnsLabel } from './dnsLabel';
import type { ClusterAddress } from './environmentDestination';
import { clusterSlug, environmentClusters } from './environmentDestination';

/** One environment of a list generator: a Ray cluster on some Kubernetes cluster. */
export interface ListEnvironment {
  /** Path of its input. */
  path: string;
  /** As if it were a stack of its own. */
  input: RayStackInput;
  cluster: ClusterAddress;
  /** Of `cluster`, for names and folders. */
  slug: string;
  /** Name of its Application. It depends on nothing but the environment itself: another name would be another Application, and delete the Ray cluster. */
  application: string;
  /** Name of its RayCluster. */
  rayCluster: string;
  /** On another Kubernetes cluster than `destination` says. */
  elsewhere: boolean;
  /** Kubernetes version that it names itself. */
  kubernetesVersion?: string;
  /** Path of the input that a path of `input` comes from. */
  pathOf(path: string): string;
}

/**
 * The environments of a list.
 *
 * @throws InvalidRayStackError naming the element that would collide with another one.
 */
export function listEnvironments(
  input: RayStackInput,
  elements: readonly ListElementInput[],
): ListEnvironment[] {
  const clusters = environmentClusters(input, elements);
  const environments = elements.flatMap((element, index) => {
    const cluster = clusters[index];
    return cluster ? [environment(input, { element, index, cluster })] : [];
  });
  refuseCollisions(environments);
  return environments;
}

function environment(
  input: RayStackInput,
  options: {
    element: ListElementInput;
    index: number;
    cluster: ClusterAddress;
  },
): ListEnvironment {
  const { cluster, element, index } = options;
  const path = `root.generator.elements[${index}]`;
  const { destination } = input;
  const elsewhere =
    element.server !== undefined || element.clusterName !== undefined;
  const slug = clusterSlug(cluster);
  const paths: Record<string, string> = {
    name: `${path}.name`,
    ...(element.namespace !== undefined && {
      'destination.namespace': `${path}.namespace`,
    }),
  };
  const { kubernetesVersion } = element;
  return {
    path,
    input: {
      ...input,
      name: element.name,
      // One label for all, since one template makes them all.
      kubernetesId: kubernetesId(input),
      destination: {
        ...destination,
        server: cluster.server,
        name: cluster.name,
        cluster: elsewhere ? undefined : destination.cluster,
        namespace: element.namespace ?? destination.namespace,
        kubernetesVersion: kubernetesVersion ?? destination.kubernetesVersion,
      },
    },
    cluster,
    slug,
    application: dnsLabel(elsewhere ? `${element.name}-${slug}` : element.name),
    rayCluster: rayClusterName({ release: element.name }),
    elsewhere,
    kubernetesVersion,
    pathOf: inner => paths[inner] ?? inner,
  };
}

function refuseCollisions(environments: readonly ListEnvironment[]): void {
  const seen = new Map<string, string>();
  for (const { application, input, path, rayCluster, slug } of environments) {
    const { namespace } = input.destination;
    const claims = [
      [`Application ${quote(application)}`, 'is called'],
      [`RayCluster ${quote(`${namespace}/${rayCluster}`)} of ${slug}`, 'makes'],
    ];
    for (const [claim = '', verb = ''] of claims) {
      const other = seen.get(claim);
      if (other !== undefined) {
        throw refuseInput({
          rule: 'R2',
          path: `${path}.name`,
          message: `${quote(input.name)} ${verb} ${claim} as ${other} does`,
          remedy: 'Give each environment a name of its own',
        });
      }
      seen.set(claim, path);
    }
  }
}
