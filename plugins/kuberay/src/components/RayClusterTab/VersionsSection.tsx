import type {
  ApplicationView,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { RelativeTime } from '../Text';
import { FactList } from './FactList';
import { Section } from './Section';
import { versionOf } from './versionOf';

/** Props of {@link VersionsSection}. */
export interface VersionsSectionProps {
  rayCluster: RayClusterView;
  applications: ApplicationView[];
}

/** What runs, in which version, and since when. */
export function VersionsSection(props: VersionsSectionProps) {
  const { rayCluster, applications } = props;
  const { autoscaler, originatedFrom, createdAt } = rayCluster;
  const t = useKuberayTranslation();
  const running = autoscaler.words?.rayVersion;
  const spec = rayCluster.rayVersion;
  const ray =
    running && spec && running !== spec
      ? t('tabVersions.raySpec', { running, spec })
      : running ?? spec;
  return (
    <Section title={t('tabVersions.title')}>
      <FactList
        facts={[
          {
            label: t('tabVersions.ray'),
            value: ray ?? t('tabVersions.notKnown'),
          },
          { label: t('tabVersions.image'), value: rayCluster.image },
          { label: t('tabVersions.chart'), value: rayCluster.chart },
          {
            label: t('tabVersions.operator'),
            value: versionOf(applications, 'operator'),
          },
          {
            label: t('tabVersions.crds'),
            value: versionOf(applications, 'crds'),
          },
          {
            label: t('tabVersions.autoscaler'),
            value: autoscaler.enabled
              ? autoscaler.version ?? t('tabVersions.autoscalerOn')
              : t('tabVersions.autoscalerOff'),
          },
          {
            label: t('tabVersions.originated'),
            value:
              originatedFrom && t('tabVersions.originatedFrom', originatedFrom),
          },
          {
            label: t('tabVersions.created'),
            value: createdAt && <RelativeTime at={createdAt} />,
          },
        ]}
      />
    </Section>
  );
}
