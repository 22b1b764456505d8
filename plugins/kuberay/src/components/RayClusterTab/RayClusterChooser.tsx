import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE } from '../Freshness';
import { phaseMarks, StatusMark } from '../StatusMark';
import { rayClusterKey } from './rayClusterKey';

/** More of them are found sooner in a list that can be searched. */
const MAX_BUTTONS = 6;

const useStyles = makeStyles({
  root: { maxWidth: '100%', marginBottom: 'var(--bui-space-3)' },
  buttons: {
    maxWidth: '100%',
    flexWrap: 'wrap',
    // The colours of the marks are made for the colour of a card.
    '& [data-selected] svg': { color: 'currentColor !important' },
  },
  option: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    minWidth: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  count: { fontWeight: 400 },
  old: OLD_DATA_STYLE,
});

/** Props of {@link RayClusterChooser}. */
export interface RayClusterChooserProps {
  rayClusters: RayClusterView[];
  /** Key of the one that is shown. */
  chosen: string;
  /** Whether the data are old, so that a green mark would say too much. */
  old: boolean;
  onChoose: (key: string) => void;
}

/** Which of the entity's Ray clusters to show; each says how it is. */
export function RayClusterChooser(props: RayClusterChooserProps) {
  const { rayClusters, chosen, old, onChoose } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const choose = (key: unknown) => {
    if (typeof key === 'string') {
      onChoose(key);
    }
  };
  if (rayClusters.length > MAX_BUTTONS) {
    return (
      <Select
        className={classes.root}
        label={t('tab.chooseFrom')}
        search
        value={chosen}
        onChange={choose}
        options={rayClusters.map(rayCluster => ({
          id: rayClusterKey(rayCluster.ref),
          label: rayCluster.ref.name,
          description: `${rayCluster.clusterTitle} / ${
            rayCluster.ref.namespace
          } · ${t(`phase.${rayCluster.phase}`)}`,
          leadingIcon: (
            <span className={old ? classes.old : undefined}>
              <StatusMark mark={phaseMarks[rayCluster.phase]} size={15} />
            </span>
          ),
        }))}
      />
    );
  }
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        className={classes.buttons}
        aria-label={t('tab.choose')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={keys => choose([...keys][0])}
      >
        {rayClusters.map(({ ref, phase, totals }) => (
          <ToggleButton key={rayClusterKey(ref)} id={rayClusterKey(ref)}>
            <span
              className={
                old ? `${classes.option} ${classes.old}` : classes.option
              }
            >
              <StatusMark mark={phaseMarks[phase]} size={15} />
              {ref.name}
              <span className={classes.count}>
                {totals.workersReady} / {totals.workersDesired}
              </span>
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
