import type { KubeObject } from './KubeObject';

/** What every stand-in cluster holds from the start: its first namespaces Argo CD's kinds (only ApplicationSet has a status subresource), and its default project. */
export const preinstalledObjects: readonly KubeObject[] = [
  namespace('default'),
  namespace('kube-system'),
  namespace('argocd'),
  argoDefinition({ kind: 'Application', shortNames: ['app', 'apps'] }),
  argoDefinition({ kind: 'AppProject', shortNames: ['appproj', 'appprojs'] }),
  argoDefinition({
    kind: 'ApplicationSet',
    shortNames: ['appset', 'appsets'],
    subresources: { status: {} },
  }),
  // Argo CD makes it when it starts: a project that allows everything.
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: 'argocd' },
    spec: {
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      destinations: [{ namespace: '*', server: '*' }],
      sourceRepos: ['*'],
    },
  },
];

function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function argoDefinition(options: {
  kind: string;
  shortNames: string[];
  subresources?: object;
}): KubeObject {
  const singular = options.kind.toLowerCase();
  const plural = `${singular}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.argoproj.io` },
    spec: {
      group: 'argoproj.io',
      scope: 'Namespaced',
      names: {
        kind: options.kind,
        listKind: `${options.kind}List`,
        plural,
        singular,
        shortNames: options.shortNames,
      },
      versions: [
        {
          name: 'v1alpha1',
          served: true,
          storage: true,
          ...(options.subresources && { subresources: options.subresources }),
        },
      ],
    },
  };
}
