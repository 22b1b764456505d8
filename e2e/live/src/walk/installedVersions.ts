import type { KubeClient } from '../kube/KubeClient';
import { paths } from '../kube/paths';
import type { Parameters } from '../parameters/parametersSchema';

const UNKNOWN = 'of an unknown version';

/** A core installation has the second one alone. */
const COMPONENTS = ['argocd-server', 'argocd-repo-server'];

/** What the API server says of itself, such as v1.36.1. */
export async function kubernetesVersion(kube: KubeClient): Promise<string> {
  const answer: { gitVersion?: string } = Object(await kube.get(paths.version));
  return answer.gitVersion ?? UNKNOWN;
}

/**
 * Argo CD's version by the image of its parts, as far as those run as pods here.
 * @throws Error where it is not installed, or has no such namespace or project
 */
export async function argocdVersion(
  kube: KubeClient,
  parameters: Pick<Parameters, 'argocdNamespace' | 'argocdProject'>,
): Promise<string> {
  const { argocdNamespace: namespace, argocdProject: project } = parameters;
  if (!(await kube.get(paths.definition('applications.argoproj.io')))) {
    throw new Error(
      'Argo CD is not installed: there is no CustomResourceDefinition applications.argoproj.io',
    );
  }
  if (!(await kube.get(paths.namespace(namespace)))) {
    throw new Error(
      `--argocd-namespace: there is no namespace ${namespace} in this cluster`,
    );
  }
  // An Application whose project is missing is never deployed, and its finalizer never goes. Applications of other
  // namespaces have their projects in that of Argo CD.
  const projects = await kube.list(paths.projects);
  if (!projects.some(({ metadata }) => metadata.name === project)) {
    throw new Error(
      `--argocd-project: there is no AppProject ${project} in this cluster`,
    );
  }
  const parts = (await kube.list(paths.deployments)).filter(({ metadata }) =>
    COMPONENTS.includes(metadata.labels?.['app.kubernetes.io/name'] ?? ''),
  );
  const [part = parts[0]] = parts.filter(
    ({ metadata }) => metadata.namespace === namespace,
  );
  return (
    imageTag(part?.spec?.template?.spec?.containers?.[0]?.image) ?? UNKNOWN
  );
}

/** `v3.5.1` of `quay.io/argoproj/argocd:v3.5.1@sha256:…`; undefined where the image has a digest alone, or neither. */
export function imageTag(image: string | undefined): string | undefined {
  return /:([^:/@]+)(@|$)/.exec((image ?? '').replace(/@.*$/, ''))?.[1];
}
