import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_LABEL_SELECTOR,
  ANNOTATION_KUBERNETES_NAMESPACE,
} from 'backstage-plugin-kuberay-common';
import type { InvalidAnnotation, LabelMatch } from './EntityMatch';
import { isNamespace, isSourceName } from './kubernetesNames';
import type { LabelSelector } from './labelSelector/LabelSelector';
import { isLabelValue } from './labelSelector/labelSyntax';
import { parseLabelSelector } from './labelSelector/parseLabelSelector';
import { readAnnotation } from './readAnnotation';

/**
 * Reads the annotations of the Kubernetes plugin as it does: a label selector takes the place of the id, and without
 * either the entity's name is the id. Nothing of the sort: no match, whatever the entity is called.
 */
export function matchLabels(
  entity: Entity,
): LabelMatch | InvalidAnnotation | { by: 'nothing' } {
  const namespace = readAnnotation(entity, ANNOTATION_KUBERNETES_NAMESPACE);
  const cluster = readAnnotation(entity, ANNOTATION_KUBERNETES_CLUSTER);
  const selectorText = readAnnotation(
    entity,
    ANNOTATION_KUBERNETES_LABEL_SELECTOR,
  );
  const id = readAnnotation(entity, ANNOTATION_KUBERNETES_ID);
  if (!(namespace ?? cluster ?? selectorText ?? id)) {
    return { by: 'nothing' };
  }
  if (namespace !== undefined && !isNamespace(namespace)) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_KUBERNETES_NAMESPACE,
      problem: 'It is no name of a namespace',
      form: 'the name of one namespace',
    };
  }
  if (cluster !== undefined && !isSourceName(cluster)) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_KUBERNETES_CLUSTER,
      problem: 'It is no name of a Kubernetes cluster',
      form: 'the name of one Kubernetes cluster of the configuration',
    };
  }
  const selected = readSelector(entity, selectorText, id);
  return 'by' in selected
    ? selected
    : {
        by: 'labels',
        selector: selected.selector,
        ...(namespace && { namespace }),
        ...(cluster && { cluster }),
      };
}

function readSelector(
  entity: Entity,
  selectorText: string | undefined,
  id: string | undefined,
): { selector: LabelSelector } | InvalidAnnotation {
  if (selectorText !== undefined) {
    const parsed = parseLabelSelector(selectorText);
    return 'problem' in parsed
      ? {
          by: 'invalid',
          annotation: ANNOTATION_KUBERNETES_LABEL_SELECTOR,
          problem: parsed.problem,
          form: 'a Kubernetes label selector, such as app=ray,env in (test, prod)',
        }
      : parsed;
  }
  if (id !== undefined && !isLabelValue(id)) {
    return {
      by: 'invalid',
      annotation: ANNOTATION_KUBERNETES_ID,
      problem: 'It is no value that a label can have',
      form: 'the value of the label backstage.io/kubernetes-id, at most 63 letters, digits, dashes, underscores and dots',
    };
  }
  return {
    selector: [
      {
        operator: 'in',
        key: ANNOTATION_KUBERNETES_ID,
        values: new Set([id ?? entity.metadata.name]),
      },
    ],
  };
}
