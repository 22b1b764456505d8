/** An object of a Kubernetes API, before anybody has looked at it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  [field: string]: unknown;
}

/**
 * An object as a module that compiles if every field is one that its kind has, at every depth: excess properties of a literal
 * are errors to the compiler, while the JSON schemas of Kubernetes let unknown fields pass.
 */
export function toTypedObject(object: KubernetesObject): string {
  const { apiVersion, kind } = object;
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const models =
    group === 'argoproj.io'
      ? '@kubernetes-models/argo-cd/argoproj.io'
      : ['kubernetes-models', group].filter(Boolean).join('/');
  return [
    `import type { I${kind} } from '${models}/${version}/${kind}';`,
    `export const object: I${kind} = ${JSON.stringify(object, null, 2)};`,
    '',
  ].join('\n');
}
