import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RiGitPullRequestLine } from '@remixicon/react';
import type { Finding, RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { clusterTemplates } from './clusterTemplates';
import { findFullGroup } from './findFullGroup';
import { raisedMaximum } from './raisedMaximum';
import { TemplateAnchor } from './TemplateAnchor';
import { useTemplateLink } from './useTemplateLink';

/** Props of {@link RaiseMaximumLink}. */
export interface RaiseMaximumLinkProps {
  finding: Finding;
  /** Among them the one that the finding is about. */
  rayClusters: readonly RayClusterView[];
}

/**
 * The way out of a finding about a group at its maximum: the change template, with a higher one in the form. Nothing
 * for other findings, and where there is no such form.
 */
export function RaiseMaximumLink(props: RaiseMaximumLinkProps) {
  const { finding, rayClusters } = props;
  const { entity } = useEntity();
  const t = useKuberayTranslation();
  const linkTo = useTemplateLink();
  const full = findFullGroup(finding, rayClusters);
  const groups = full && raisedMaximum(full.rayCluster, full.group);
  const href =
    groups && clusterTemplates(entity, full.rayCluster).change
      ? linkTo('change', { entityRef: stringifyEntityRef(entity), groups })
      : undefined;
  return href ? (
    <>
      {/* It stands behind a sentence. */}{' '}
      <TemplateAnchor
        href={href}
        variant="inline"
        icon={<RiGitPullRequestLine />}
      >
        {t('templates.raise')}
      </TemplateAnchor>
    </>
  ) : null;
}
