import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_INSTANCE_NAME,
  ANNOTATION_ARGOCD_PROJECT_NAME,
} from 'backstage-plugin-kuberay-common';
import type { ApplicationMatch, InvalidAnnotation } from './EntityMatch';
import { isNamespace, isObjectName, isSourceName } from './kubernetesNames';
import { parseLabelSelector } from './labelSelector/parseLabelSelector';
import { readAnnotation } from './readAnnotation';

/** An annotation may be of any length, and every catalog owner writes them. */
const MAX_NAMES = 50;

/** The annotations that narrow: what each takes, and what that is called. */
const NARROWING = [
  {
    annotation: ANNOTATION_ARGOCD_APP_NAMESPACE,
    takes: isNamespace,
    form: 'the name of one namespace',
  },
  {
    annotation: ANNOTATION_ARGOCD_PROJECT_NAME,
    takes: isObjectName,
    form: 'the name of one AppProject',
  },
] as const;

/**
 * Reads the annotations of the known Argo CD plugins: names (several, unlike theirs) or a selector, and not both; namespace,
 * instances and project narrow and are not enough alone. `argocd/app-namespace` counts whether `argocd.namespacedApps` is
 * set or not: what is read of Kubernetes needs no such switch.
 *
 * @returns undefined where neither name nor selector is given.
 */
export function matchApplications(
  entity: Entity,
  otherwise: ApplicationMatch['otherwise'],
): ApplicationMatch | InvalidAnnotation | undefined {
  const names = splitList(readAnnotation(entity, ANNOTATION_ARGOCD_APP_NAME));
  const selector = readAnnotation(entity, ANNOTATION_ARGOCD_APP_SELECTOR);
  if (names.length === 0 && selector === undefined) {
    return undefined;
  }
  if (names.length > 0 && selector !== undefined) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_ARGOCD_APP_SELECTOR,
      problem: `It stands beside ${ANNOTATION_ARGOCD_APP_NAME}, and nobody can tell which one is meant`,
      form: `either this or ${ANNOTATION_ARGOCD_APP_NAME}`,
    };
  }
  const wanted =
    selector === undefined ? readNames(names) : readSelector(selector);
  if ('by' in wanted) {
    return wanted;
  }
  for (const { annotation, takes, form } of NARROWING) {
    const value = readAnnotation(entity, annotation);
    if (value !== undefined && !takes(value)) {
      return { by: 'invalid', annotation, problem: `It is not ${form}`, form };
    }
  }
  const instances = readInstances(entity);
  if (instances && 'by' in instances) {
    return instances;
  }
  const namespace = readAnnotation(entity, ANNOTATION_ARGOCD_APP_NAMESPACE);
  const project = readAnnotation(entity, ANNOTATION_ARGOCD_PROJECT_NAME);
  return {
    by: 'applications',
    wanted,
    ...(namespace && { namespace }),
    ...(instances && { instances: instances.names }),
    ...(project && { project }),
    otherwise,
  };
}

function readNames(
  names: string[],
): ApplicationMatch['wanted'] | InvalidAnnotation {
  return names.length > MAX_NAMES || !names.every(isObjectName)
    ? {
        by: 'invalid',
        annotation: ANNOTATION_ARGOCD_APP_NAME,
        problem:
          names.length > MAX_NAMES
            ? `It has ${names.length} names; at most ${MAX_NAMES} are read`
            : 'One of the names is no name of an Application',
        form: 'names of Applications, separated by commas',
      }
    : { names };
}

function readSelector(
  text: string,
): ApplicationMatch['wanted'] | InvalidAnnotation {
  const parsed = parseLabelSelector(text);
  return 'problem' in parsed
    ? {
        by: 'invalid',
        annotation: ANNOTATION_ARGOCD_APP_SELECTOR,
        problem: parsed.problem,
        form: 'a Kubernetes label selector, such as app=ray,env in (test, prod)',
      }
    : { selector: parsed.selector, text };
}

function readInstances(
  entity: Entity,
): { names: string[] } | InvalidAnnotation | undefined {
  const names = splitList(
    readAnnotation(entity, ANNOTATION_ARGOCD_INSTANCE_NAME),
  );
  if (names.length > MAX_NAMES || !names.every(isSourceName)) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_ARGOCD_INSTANCE_NAME,
      problem:
        names.length > MAX_NAMES
          ? `It has ${names.length} names; at most ${MAX_NAMES} are read`
          : 'One of the names is no name of an Argo CD instance',
      form: 'names of Argo CD instances, separated by commas',
    };
  }
  return names.length > 0 ? { names } : undefined;
}

/** Without repeats; a comma too many is forgiven. */
function splitList(text = ''): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map(entry => entry.trim())
        .filter(entry => entry !== ''),
    ),
  ];
}
