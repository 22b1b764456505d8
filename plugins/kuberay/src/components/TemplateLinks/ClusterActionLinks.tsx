import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RiDeleteBinLine, RiGitPullRequestLine } from '@remixicon/react';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { clusterTemplates } from './clusterTemplates';
import { TemplateAnchor } from './TemplateAnchor';
import { useTemplateLink } from './useTemplateLink';

/** Props of {@link ClusterActionLinks}. */
export interface ClusterActionLinksProps {
  /** The entity whose page this is; the templates' forms arrive with it picked. */
  entityRef: CompoundEntityRef;
  rayCluster: RayClusterView;
  /** `inline`: words in a row of links; `buttons`: in the head of a section. */
  variant: 'inline' | 'buttons';
}

/** The ways to change a Ray cluster in Git, and to retire it; those that there are, for this user and this entity. */
export function ClusterActionLinks(props: ClusterActionLinksProps) {
  const { entityRef, rayCluster } = props;
  const { entity } = useEntity();
  const t = useKuberayTranslation();
  const linkTo = useTemplateLink();
  const fits = clusterTemplates(entity, rayCluster);
  const formData = { entityRef: stringifyEntityRef(entityRef) };
  const change = fits.change ? linkTo('change', formData) : undefined;
  const retire = fits.retire ? linkTo('retire', formData) : undefined;
  const variant = props.variant === 'buttons' ? 'button' : 'inline';
  return (
    <>
      {change && (
        <TemplateAnchor
          href={change}
          variant={variant}
          icon={<RiGitPullRequestLine />}
        >
          {t('templates.change')}
        </TemplateAnchor>
      )}
      {retire && (
        <TemplateAnchor
          href={retire}
          variant={variant}
          icon={<RiDeleteBinLine />}
        >
          {t('templates.retire')}
        </TemplateAnchor>
      )}
    </>
  );
}
