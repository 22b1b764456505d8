import type { Entity } from '@backstage/catalog-model';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { Knowledge } from '../view/Knowledge';
import { toEntityView } from '../view/toEntityView';

/** Options of {@link computeEntityView}. */
export interface ComputeEntityViewOptions {
  entity: Entity;
  knowledge: Knowledge;
  argocdLinks: KuberayConfig['argocdLinks'];
  /** Hears of each Application that somebody looks at, named as the store has it. */
  onLook?: (application: {
    readFrom: 'argocd';
    cluster: string;
    namespace: string;
    name: string;
  }) => void;
}

/** The view of an entity as it is now; who reads Argo CD itself is told which of its Applications are looked at. */
export function computeEntityView(
  options: ComputeEntityViewOptions,
): EntityView {
  const { entity, knowledge, argocdLinks, onLook } = options;
  const view = toEntityView({
    entity,
    knowledge,
    argocdLinks,
    now: new Date(),
  });
  for (const { source, namespace, name } of view.applications) {
    if (knowledge.snapshot.instances.has(source)) {
      onLook?.({ readFrom: 'argocd', cluster: source, namespace, name });
    }
  }
  return view;
}
