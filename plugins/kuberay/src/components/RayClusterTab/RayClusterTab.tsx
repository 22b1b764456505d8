import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Button, Text } from '@backstage/ui';
import { useEntityView } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { cardFreshness, PortalNote } from '../Freshness';
import { VerdictLine } from '../Verdict';
import { LoadingTab } from './LoadingTab';
import { Section } from './Section';
import { TabContent } from './TabContent';
import { TabFrame } from './TabFrame';

/** Props of the tab of Ray clusters. @public */
export interface RayClusterTabProps {
  /** Seconds between two reads of a cluster at rest, where no stream can be had; default 5. */
  pollSeconds?: number;
  /** How far back the plot of workers looks at first: 1, 6, 24 or 168; default 1. */
  historyHours?: number;
}

/** Everything about the entity's Ray clusters, live: one cluster at a time, in sections. */
export function RayClusterTab(props: RayClusterTabProps) {
  const { entity } = useEntity();
  const t = useKuberayTranslation();
  const entityRef = getCompoundEntityRef(entity);
  const { entityView, retry } = useEntityView({
    entityRef,
    pollSeconds: props.pollSeconds,
  });
  const common = { entityRef, historyHours: props.historyHours };
  switch (entityView.state) {
    case 'loading':
      return <LoadingTab />;
    case 'ready':
      return (
        <TabContent
          {...common}
          view={entityView.view}
          freshness={cardFreshness(entityView.view.sources)}
        />
      );
    case 'stale':
      return (
        <TabContent
          {...common}
          view={entityView.view}
          freshness={{ state: 'stale', since: entityView.since }}
          portalError={entityView.error}
        />
      );
    case 'failed':
      return (
        <TabFrame>
          <Section title={t('tab.title')}>
            <VerdictLine
              mark={{ shape: 'question', tone: 'mute' }}
              sentence={t('failed.verdict')}
            />
            <PortalNote error={entityView.error} />
            <Button variant="secondary" size="small" onPress={retry}>
              {t('card.retry')}
            </Button>
          </Section>
        </TabFrame>
      );
    case 'forbidden':
      return (
        <TabFrame>
          <Section title={t('tab.title')}>
            <VerdictLine
              mark={{ shape: 'absent', tone: 'mute' }}
              sentence={t('forbidden.verdict')}
            />
            <Text as="p" variant="body-small" color="secondary">
              {t('forbidden.hint')}
            </Text>
          </Section>
        </TabFrame>
      );
    default:
      return unreachable(entityView);
  }
}

function unreachable(entityView: never): never {
  throw new Error(`No content for ${JSON.stringify(entityView)}`);
}
