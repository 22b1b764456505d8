import type { SourceView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { CreateClusterLink } from '../TemplateLinks';
import { FleetLoading } from './FleetLoading';
import { FleetNotice } from './FleetNotice';

/** Props of {@link FleetEmpty}. */
export interface FleetEmptyProps {
  sources: readonly SourceView[];
}

/** No Ray cluster: because there is none, because nobody has looked yet, or because nobody can. */
export function FleetEmpty(props: FleetEmptyProps) {
  const clusters = props.sources.filter(({ kind }) => kind === 'kubernetes');
  const t = useKuberayTranslation();
  if (clusters.length === 0) {
    return (
      <FleetNotice
        mark={{ shape: 'absent', tone: 'mute' }}
        title={t('fleet.empty.noSource')}
        hint={t('fleet.empty.noSourceHint')}
      />
    );
  }
  if (clusters.some(({ freshness }) => freshness.state === 'syncing')) {
    return <FleetLoading />;
  }
  if (clusters.some(({ freshness }) => freshness.state !== 'live')) {
    return (
      <FleetNotice
        mark={{ shape: 'question', tone: 'mute' }}
        title={t('fleet.empty.unread')}
        hint={t('fleet.empty.unreadHint')}
      />
    );
  }
  return (
    <FleetNotice
      mark={{ shape: 'absent', tone: 'mute' }}
      title={t('fleet.empty.title')}
      hint={t('fleet.empty.hint')}
    >
      <CreateClusterLink variant="button" />
    </FleetNotice>
  );
}
