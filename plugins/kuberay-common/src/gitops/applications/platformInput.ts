import type { RayStackInput } from '../input/rayStackInputSchema';
import { ARGOCD_API_VERSION, IN_CLUSTER_SERVER } from '../argocdNames';
import type {
  ApplicationDestination,
  ApplicationManifest,
} from './ApplicationManifest';

/** What every Application of a stack is made from. @public */
export type PlatformInput = Pick<
  RayStackInput,
  'profile' | 'versions' | 'destination' | 'sources'
> & {
  argocd: Omit<
    RayStackInput['argocd'],
    'appProject' | 'controllerNamespace' | 'healthCheck'
  >;
};

/** Namespace of the operator: its own, in the guide that of the RayCluster. */
export function operatorNamespace(input: PlatformInput): string {
  const { namespace, operatorNamespace: given } = input.destination;
  const standard = input.profile === 'ray-docs' ? namespace : 'ray-system';
  return given ?? standard;
}

/** The cluster by Argo CD's name or by its URL, and a namespace in it. */
export function applicationDestination(
  input: PlatformInput,
  namespace: string,
): ApplicationDestination {
  const { server, name } = input.destination;
  return name === undefined
    ? { server: server ?? IN_CLUSTER_SERVER, namespace }
    : { name, namespace };
}

/** The head of an Application; annotations and finalizers only where there are any. */
export function applicationHead(
  input: PlatformInput,
  options: {
    name: string;
    annotations?: Record<string, string>;
    finalizers?: string[];
  },
): Pick<ApplicationManifest, 'apiVersion' | 'kind' | 'metadata'> {
  const { name, annotations = {}, finalizers = [] } = options;
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'Application',
    metadata: {
      name,
      namespace: input.argocd.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(finalizers.length > 0 && { finalizers }),
    },
  };
}
