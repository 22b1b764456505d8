import type {
  ApplicationDestination,
  StackManifest,
} from '../applications/ApplicationManifest';
import { ARGOCD_API_VERSION, SYNC_WAVE_ANNOTATION } from '../argocdNames';
import { compareBytewise } from '../chart/goTemplate';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { DEFAULT_PROJECT } from './buildRootApplication';

/** A kind as Argo CD's projects name it. */
interface GroupKind {
  group: string;
  kind: string;
}

/** An Argo CD AppProject as we write it. */
export interface AppProjectManifest {
  apiVersion: typeof ARGOCD_API_VERSION;
  kind: 'AppProject';
  metadata: {
    name: string;
    namespace: string;
    annotations: Record<string, string>;
  };
  spec: {
    description: string;
    sourceRepos: string[];
    sourceNamespaces?: string[];
    destinations: Array<{ server?: string; name?: string; namespace: string }>;
    clusterResourceWhitelist: GroupKind[];
    namespaceResourceWhitelist: GroupKind[];
  };
}

/** Before the first of our own waves, whatever they are. */
const FIRST_WAVE = -3;

const ADMISSION = 'admissionregistration.k8s.io';
const RBAC = 'rbac.authorization.k8s.io';

/** What the charts bring, and what their controllers make of it: Argo CD shows no child of a kind that the project does not allow (argo-cd #28564). */
const NAMESPACED_KINDS: GroupKind[] = [
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'batch', kind: 'Job' },
  { group: 'ray.io', kind: 'RayCluster' },
  { group: RBAC, kind: 'Role' },
  { group: RBAC, kind: 'RoleBinding' },
];

/**
 * The AppProject of a stack, with exactly what its Applications need (domain.md 6.7): their
 * repositories and destinations, and the kinds that they bring. Its wave makes it the first child of
 * a root; the root itself belongs to project `default`, see `buildRootApplication`.
 *
 * @throws InvalidRayStackError if it would be Argo CD's own project `default`, which everybody uses.
 */
export function buildAppProject(
  input: RayStackInput,
  applications: readonly StackManifest[],
  guarded: boolean,
): AppProjectManifest {
  const { argocd, name } = input;
  if (argocd.project === DEFAULT_PROJECT) {
    throw refuseInput({
      rule: 'R15',
      path: 'argocd.project',
      message:
        '"default" is everybody\'s project and cannot be limited to this stack',
      remedy:
        'Give the project a name of its own, or leave argocd.appProject out',
    });
  }
  const [firstWave = 0] = Object.values(argocd.waves ?? {}).sort(
    (left, right) => left - right,
  );
  const wave = Math.min(FIRST_WAVE, firstWave - 1);
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'AppProject',
    metadata: {
      name: argocd.project,
      namespace: argocd.controllerNamespace ?? argocd.namespace,
      annotations: { [SYNC_WAVE_ANNOTATION]: String(wave) },
    },
    spec: {
      description: `Ray on Kubernetes: what ${name} needs`,
      sourceRepos: unique(applications.flatMap(repositories)),
      // Needed for Applications outside of Argo CD's own namespace, without effect there.
      ...(argocd.namespace !== (argocd.controllerNamespace ?? 'argocd') && {
        sourceNamespaces: [argocd.namespace],
      }),
      destinations: destinations(input, applications),
      clusterResourceWhitelist: clusterKinds(input, guarded),
      namespaceResourceWhitelist: NAMESPACED_KINDS,
    },
  };
}

function repositories({ spec }: StackManifest): string[] {
  const sources = spec.sources ?? [spec.source];
  return sources.map(({ repoURL }) => repoURL);
}

/** Where the Applications go, and where the operator's chart puts Roles. */
function destinations(
  { operator }: RayStackInput,
  applications: readonly StackManifest[],
): AppProjectManifest['spec']['destinations'] {
  const watched = operator.singleNamespace ? operator.watchNamespaces : [];
  const all = applications.flatMap(({ spec: { destination } }) => [
    destination,
    ...watched.map(namespace => ({ ...destination, namespace })),
  ]);
  const byText = new Map(all.map(each => [destinationText(each), each]));
  return [...byText.keys()]
    .sort(compareBytewise)
    .flatMap(text => byText.get(text) ?? []);
}

function destinationText(destination: ApplicationDestination): string {
  const { server, name, namespace } = destination;
  return JSON.stringify([server, name, namespace]);
}

/** Namespaces are made by `CreateNamespace`; an operator of single namespaces has no ClusterRole (domain.md 4.4). */
function clusterKinds(
  { operator }: RayStackInput,
  guarded: boolean,
): GroupKind[] {
  return [
    { group: '', kind: 'Namespace' },
    ...(guarded
      ? [
          { group: ADMISSION, kind: 'MutatingAdmissionPolicy' },
          { group: ADMISSION, kind: 'MutatingAdmissionPolicyBinding' },
        ]
      : []),
    { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
    ...(operator.singleNamespace
      ? []
      : [
          { group: RBAC, kind: 'ClusterRole' },
          { group: RBAC, kind: 'ClusterRoleBinding' },
        ]),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareBytewise);
}
