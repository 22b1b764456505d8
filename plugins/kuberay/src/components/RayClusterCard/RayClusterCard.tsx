import {
  getCompoundEntityRef,
  type CompoundEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { Button, Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { useEntityView, type EntityViewState } from '../../live';
import { useKuberayTranslation } from '../../translation';
import {
  cardFreshness,
  FreshnessMark,
  PortalNote,
  type CardFreshness,
} from '../Freshness';
import { ClusterPlace } from '../RayCluster';
import { EntityViewContent } from './EntityViewContent';
import { LoadingContent } from './LoadingContent';
import { LEGIBLE_TEXT } from '../StatusMark';
import { VerdictLine } from '../Verdict';

const useStyles = makeStyles({
  tokens: LEGIBLE_TEXT.outside,
  root: {
    ...LEGIBLE_TEXT.inside,
    fontFamily: 'var(--bui-font-regular)',
    color: 'var(--bui-fg-primary)',
  },
  // The subtitle belongs to the title, which the frame keeps at a distance.
  card: { '& > .bui-CardHeader': { paddingBottom: 2 } },
  subtitle: { overflowWrap: 'anywhere' },
});

/** Props of the Ray cluster card. @public */
export interface RayClusterCardProps {
  /** Seconds between two reads of a cluster at rest; default 5. */
  pollSeconds?: number;
}

/** The entity's Ray clusters, live; its frame stays whatever happens. */
export function RayClusterCard(props: RayClusterCardProps) {
  const { entity } = useEntity();
  const t = useKuberayTranslation();
  const classes = useStyles();
  const entityRef = getCompoundEntityRef(entity);
  const { entityView, retry } = useEntityView({
    entityRef,
    pollSeconds: props.pollSeconds,
  });
  const freshness = freshnessOf(entityView);
  const rayClusters = 'view' in entityView ? entityView.view.rayClusters : [];
  return (
    <EntityInfoCard
      className={classes.card}
      title={rayClusters.length > 1 ? t('card.titleMany') : t('card.title')}
      headerActions={freshness && <FreshnessMark freshness={freshness} />}
    >
      <div className={classes.tokens}>
        <div
          className={classes.root}
          aria-busy={entityView.state === 'loading'}
        >
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={classes.subtitle}
          >
            {rayClusters.length === 1 ? (
              <>
                {/* A dot ends a line, and begins none. */}
                {rayClusters[0].ref.name}
                {'\u00a0· '}
                <ClusterPlace rayCluster={rayClusters[0]} />
              </>
            ) : (
              t('card.entity', entityWords(entity))
            )}
          </Text>
          <CardContent
            entityRef={entityRef}
            entityView={entityView}
            retry={retry}
          />
        </div>
      </div>
    </EntityInfoCard>
  );
}

function CardContent(props: {
  entityRef: CompoundEntityRef;
  entityView: EntityViewState;
  retry: () => void;
}) {
  const { entityRef, entityView, retry } = props;
  const t = useKuberayTranslation();
  switch (entityView.state) {
    case 'loading':
      return <LoadingContent />;
    case 'ready':
      return <EntityViewContent entityRef={entityRef} view={entityView.view} />;
    case 'stale':
      return (
        <EntityViewContent
          entityRef={entityRef}
          view={entityView.view}
          portalError={entityView.error}
        />
      );
    case 'failed':
      return (
        <>
          <VerdictLine
            mark={{ shape: 'question', tone: 'mute' }}
            sentence={t('failed.verdict')}
          />
          <PortalNote error={entityView.error} />
          <Button variant="secondary" size="small" onPress={retry}>
            {t('card.retry')}
          </Button>
        </>
      );
    case 'forbidden':
      return (
        <>
          <VerdictLine
            mark={{ shape: 'absent', tone: 'mute' }}
            sentence={t('forbidden.verdict')}
          />
          <Text as="p" variant="body-small" color="secondary">
            {t('forbidden.hint')}
          </Text>
        </>
      );
    default:
      return unreachable(entityView);
  }
}

/** Nothing to say of a card that shows no view. */
function freshnessOf(entityView: EntityViewState): CardFreshness | undefined {
  switch (entityView.state) {
    case 'ready':
      return cardFreshness(entityView.view.sources);
    case 'stale':
      return { state: 'stale', since: entityView.since };
    case 'loading':
    case 'failed':
    case 'forbidden':
      return undefined;
    default:
      return unreachable(entityView);
  }
}

function entityWords({ kind, metadata }: Entity) {
  return {
    kind: kind.toLocaleLowerCase('en-US'),
    name: metadata.title ?? metadata.name,
  };
}

function unreachable(entityView: never): never {
  throw new Error(`No content for ${JSON.stringify(entityView)}`);
}
