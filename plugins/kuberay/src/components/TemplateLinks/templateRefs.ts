import {
  parseEntityRef,
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** What a template is for. */
export type TemplatePurpose = 'create' | 'change' | 'retire';

const DEFAULT_REFS: Record<TemplatePurpose, string> = {
  create: 'template:default/ray-on-argocd',
  change: 'template:default/ray-cluster-change',
  retire: 'template:default/ray-cluster-retire',
};

/** The templates of each purpose, as `kuberay.templates` names them or as they come with KubeRay for Backstage. */
export type TemplateRefs = Record<TemplatePurpose, CompoundEntityRef>;

/** @throws TypeError for a configured text that is no entity ref */
export function templateRefs(
  config: Pick<ConfigApi, 'getOptionalString'>,
): TemplateRefs {
  const refOf = (purpose: TemplatePurpose) =>
    parseEntityRef(
      config.getOptionalString(`kuberay.templates.${purpose}`) ??
        DEFAULT_REFS[purpose],
      { defaultKind: 'template', defaultNamespace: 'default' },
    );
  return {
    create: refOf('create'),
    change: refOf('change'),
    retire: refOf('retire'),
  };
}

/** The refs as texts, each once. */
export function listRefs(refs: TemplateRefs): string[] {
  return [...new Set(Object.values(refs).map(ref => stringifyEntityRef(ref)))];
}
