import type { KubeObject } from '../kube/KubeObject';
import { imageTag } from './installedVersions';

/** A KubeRay operator that is there, as its Deployment describes it. */
export interface InstalledOperator {
  /** `namespace/name`. */
  name: string;
  /** Tag of its image, such as v1.5.1. */
  version?: string;
  /** Namespaces that it looks at; absent: all. */
  watched?: string[];
}

/** The operators among Deployments: by the label of the chart, which stays whatever the release is called, or by the image. */
export function installedOperators(
  deployments: readonly KubeObject[],
): InstalledOperator[] {
  return deployments.flatMap(deployment => {
    const { labels, name, namespace } = deployment.metadata;
    const containers: Array<{
      image?: string;
      command?: string[];
      args?: string[];
    }> = deployment.spec?.template?.spec?.containers ?? [];
    const operator = containers.find(({ image = '' }) =>
      /(^|\/)kuberay\/operator([:@]|$)/.test(image),
    );
    if (
      labels?.['app.kubernetes.io/name'] !== 'kuberay-operator' &&
      !operator
    ) {
      return [];
    }
    const { args = [], command = [], image } = operator ?? containers[0] ?? {};
    const version = imageTag(image);
    const watched = watchedNamespaces([...command, ...args]);
    return [
      {
        name: `${namespace}/${name}`,
        ...(version !== undefined && { version }),
        ...(watched && { watched }),
      },
    ];
  });
}

/** Whether Ray clusters of a namespace are looked at: in any other one they never get a status (domain.md 4.4). */
export function watchesNamespace(
  { watched }: InstalledOperator,
  namespace: string,
): boolean {
  return watched === undefined || watched.includes(namespace);
}

/** `--watch-namespace=a,b`, with one dash or two, its value in the same argument or the next. */
function watchedNamespaces(args: readonly string[]): string[] | undefined {
  const index = args.findIndex(arg => /^--?watch-namespace(=|$)/.test(arg));
  const [, value = args[index + 1] ?? ''] =
    /=(.*)$/.exec(args[index] ?? '') ?? [];
  const names = value
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  return index < 0 || names.length === 0 ? undefined : names;
}
