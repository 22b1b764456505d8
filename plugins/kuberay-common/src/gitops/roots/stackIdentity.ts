import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_RAYCLUSTER,
} from '../../annotations';
import { catalogAnnotations } from '../catalogAnnotations';
import { rayClusterName } from '../chart/rayClusterName';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { RayStack } from '../RayStack';
import type { StackCluster } from './StackAssembly';

type StackIdentity = Pick<
  RayStack,
  'clusterName' | 'namespace' | 'annotations'
>;

/**
 * How the stack's RayCluster is called, and how its catalog entity finds it. Of a list of
 * environments the entity has those on the stack's own Kubernetes cluster, since Backstage's names
 * of the others are not in the input. What Argo CD generates from its clusters or from files has
 * names that nobody knows here; the entity then gets what is certain.
 */
export function stackIdentity(
  stack: RayStackInput,
  clusters: readonly StackCluster[],
): StackIdentity {
  const [first] = clusters;
  const input = first?.input ?? stack;
  const { namespace } = input.destination;
  const annotations = catalogAnnotations(input);
  const certain = without(annotations, [
    ANNOTATION_ARGOCD_APP_NAME,
    ANNOTATION_RAYCLUSTER,
  ]);
  const clusterName = rayClusterName({ release: input.name });
  const { root } = stack;
  if (root.kind !== 'application-set') {
    return { clusterName, namespace, annotations };
  }
  switch (root.generator.type) {
    case 'list': {
      const here = clusters.filter(({ elsewhere }) => !elsewhere);
      const shown = here.length > 0 ? here : clusters.slice(0, 1);
      return {
        clusterName,
        namespace,
        annotations: {
          ...annotations,
          [ANNOTATION_RAYCLUSTER]: shown
            .map(each => catalogAnnotations(each.input)[ANNOTATION_RAYCLUSTER])
            .join(', '),
          [ANNOTATION_ARGOCD_APP_NAME]: shown[0]?.applicationName ?? input.name,
        },
      };
    }
    case 'clusters':
      return {
        clusterName,
        namespace,
        annotations: {
          ...certain,
          [ANNOTATION_RAYCLUSTER]: `${namespace}/${clusterName}`,
        },
      };
    case 'git':
      return { clusterName: '', namespace, annotations: certain };
    default:
      throw new Error(`Unknown generator ${JSON.stringify(root.generator)}`);
  }
}

function without(
  annotations: Record<string, string>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !keys.includes(key)),
  );
}
