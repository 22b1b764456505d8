import { RiAddLine } from '@remixicon/react';
import { useKuberayTranslation } from '../../translation';
import { TemplateAnchor } from './TemplateAnchor';
import { useTemplateLink } from './useTemplateLink';

/** Props of {@link CreateClusterLink}. */
export interface CreateClusterLinkProps {
  variant: 'inline' | 'button';
}

/** The way to a new Ray cluster; nothing where there is no template for it. */
export function CreateClusterLink(props: CreateClusterLinkProps) {
  const t = useKuberayTranslation();
  const href = useTemplateLink()('create');
  return href ? (
    <TemplateAnchor href={href} variant={props.variant} icon={<RiAddLine />}>
      {t('templates.create')}
    </TemplateAnchor>
  ) : null;
}
