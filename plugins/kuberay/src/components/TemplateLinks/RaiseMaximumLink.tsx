import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RiGitPullRequestLine } from '@remixicon/react';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { clusterTemplates } from './clusterTemplates';
import { raisedMaximum } from './raisedMaximum';
import { TemplateAnchor } from './TemplateAnchor';
import { useTemplateLink } from './useTemplateLink';

/** Props of {@link RaiseMaximumLink}. */
export interface RaiseMaximumLinkProps {
  /** The entity whose page this is. */
  entityRef: CompoundEntityRef;
  rayCluster: RayClusterView;
  /** Name of the worker group that may not grow. */
  group: string;
}

/** The way out of a group at its maximum: the change template, with a higher one in the form; nothing where there is none. */
export function RaiseMaximumLink(props: RaiseMaximumLinkProps) {
  const { entityRef, rayCluster, group } = props;
  const { entity } = useEntity();
  const t = useKuberayTranslation();
  const linkTo = useTemplateLink();
  const groups = raisedMaximum(rayCluster, group);
  const href =
    groups && clusterTemplates(entity, rayCluster).change
      ? linkTo('change', { entityRef: stringifyEntityRef(entityRef), groups })
      : undefined;
  return href ? (
    <TemplateAnchor
      href={href}
      variant="inline"
      icon={<RiGitPullRequestLine />}
    >
      {t('templates.raise')}
    </TemplateAnchor>
  ) : null;
}
