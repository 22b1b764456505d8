import { Button, Card, CardBody, Container } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useFleet, type FleetState } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { useDocumentTitle } from '../../useDocumentTitle';
import { LEGIBLE_TEXT } from '../StatusMark';
import { FleetContent } from './FleetContent';
import { FleetLoading } from './FleetLoading';
import { FleetNotice } from './FleetNotice';
import { FleetPortalNote } from './FleetPortalNote';

const useStyles = makeStyles({
  tokens: LEGIBLE_TEXT.outside,
  root: {
    ...LEGIBLE_TEXT.inside,
    fontFamily: 'var(--bui-font-regular)',
    color: 'var(--bui-fg-primary)',
  },
});

/** All Ray clusters that the user may see; its frame stays whatever happens. */
export function FleetPage() {
  const { fleetState, retry } = useFleet();
  const t = useKuberayTranslation();
  const classes = useStyles();
  useDocumentTitle(t('fleet.title'));
  return (
    <Container className={classes.tokens}>
      <Card className={classes.root}>
        <CardBody>
          <FleetStateContent fleetState={fleetState} retry={retry} />
        </CardBody>
      </Card>
    </Container>
  );
}

function FleetStateContent(props: {
  fleetState: FleetState;
  retry: () => void;
}) {
  const { fleetState, retry } = props;
  const t = useKuberayTranslation();
  switch (fleetState.state) {
    case 'loading':
      return <FleetLoading />;
    // In one place of the tree, so that nothing is lost when data become stale.
    case 'ready':
    case 'stale':
      return (
        <FleetContent
          fleet={fleetState.fleet}
          stale={fleetState.state === 'stale' ? fleetState : undefined}
        />
      );
    case 'failed':
      return (
        <FleetNotice
          mark={{ shape: 'question', tone: 'mute' }}
          title={t('fleet.failed.title')}
        >
          <FleetPortalNote error={fleetState.error} />
          <Button variant="secondary" size="small" onPress={retry}>
            {t('fleet.failed.retry')}
          </Button>
        </FleetNotice>
      );
    case 'forbidden':
      return (
        <FleetNotice
          mark={{ shape: 'absent', tone: 'mute' }}
          title={t('fleet.forbidden.title')}
          hint={t('fleet.forbidden.hint')}
        >
          <Button variant="secondary" size="small" onPress={retry}>
            {t('fleet.failed.retry')}
          </Button>
        </FleetNotice>
      );
    default:
      return unreachable(fleetState);
  }
}

function unreachable(fleetState: never): never {
  throw new Error(`No content for ${JSON.stringify(fleetState)}`);
}
