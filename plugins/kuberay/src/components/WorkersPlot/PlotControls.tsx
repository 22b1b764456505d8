import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';

/** Ranges that one can choose, in hours. */
export const PLOT_RANGES = [1, 6, 24, 168] as const;

/** One of {@link PLOT_RANGES}. */
export type PlotRange = (typeof PLOT_RANGES)[number];

/** Stands for all groups in the select; no Kubernetes name holds a slash. */
const ALL = '/all';
/** Beyond this the select can be searched. */
const FEW_GROUPS = 10;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 'var(--bui-space-2)',
    marginBottom: 'var(--bui-space-3)',
  },
  group: { minWidth: 0, flex: '0 1 280px' },
  // Backstage UI draws no ring on a toggle button that is selected.
  range: {
    '&[data-focus-visible]': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 2,
    },
  },
});

/** A group that has a history, or is there now. */
export interface PlotGroup {
  name: string;
  /** No longer in the spec. */
  isGone: boolean;
}

/** Props of {@link PlotControls}. */
export interface PlotControlsProps {
  groups: PlotGroup[];
  /** Absent: all. */
  group?: string;
  onGroup: (group: string | undefined) => void;
  range: PlotRange;
  onRange: (range: PlotRange) => void;
}

/** Of which group, and over which time. */
export function PlotControls(props: PlotControlsProps) {
  const { groups, group, onGroup, range, onRange } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {groups.length > 1 ? (
        <div className={classes.group}>
          <Select
            size="small"
            aria-label={t('plot.group')}
            options={[
              { id: ALL, label: t('plot.allGroups') },
              ...groups.map(({ name, isGone }) => ({
                id: name,
                label: isGone ? t('plot.goneGroup', { name }) : name,
              })),
            ]}
            {...(groups.length > FEW_GROUPS && { search: true })}
            selectedKey={group ?? ALL}
            onSelectionChange={key =>
              onGroup(key === ALL || key === null ? undefined : String(key))
            }
          />
        </div>
      ) : (
        <span>{groups[0]?.name}</span>
      )}
      <ToggleButtonGroup
        aria-label={t('plot.range.title')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(range)]}
        onSelectionChange={([key]) => {
          const chosen = PLOT_RANGES.find(one => String(one) === key);
          if (chosen) {
            onRange(chosen);
          }
        }}
      >
        {PLOT_RANGES.map(hours => (
          <ToggleButton
            key={hours}
            id={String(hours)}
            size="small"
            className={classes.range}
          >
            {t(`plot.range.h${hours}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
