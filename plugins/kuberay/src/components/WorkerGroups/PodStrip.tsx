import { makeStyles } from '@material-ui/core/styles';
import type { WorkerGroupView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { toneColors } from '../StatusMark';
import { podCells } from './podCells';

/** Up to here each pod has a cell of its own; more become a proportional bar. */
export const MAX_CELLS = 24;

const hatch = (color: string) =>
  `repeating-linear-gradient(45deg, transparent 0 2px, ${color} 2px 3px)`;

const useStyles = makeStyles({
  // One line whatever the width: in a narrow card the cells become narrower, not more lines.
  strip: {
    display: 'flex',
    minWidth: 0,
    maxWidth: '100%',
    gap: 3,
    '& > span': {
      flex: '0 1 auto',
      width: 11,
      minWidth: 4,
      height: 11,
      borderRadius: 3,
      boxSizing: 'border-box',
    },
  },
  bar: {
    display: 'flex',
    flex: '1 0 100%',
    height: 11,
    margin: '3px 0',
    borderRadius: 4,
    overflow: 'hidden',
    // A few failing pods of hundreds must not vanish.
    '& > span': { minWidth: 6, boxSizing: 'border-box' },
  },
  ready: { background: toneColors.ok },
  starting: {
    border: `1.5px solid ${toneColors.ok}`,
    background: hatch(toneColors.ok),
  },
  waiting: {
    border: `1.5px solid ${toneColors.warning}`,
  },
  failing: {
    position: 'relative',
    background: toneColors.error,
    '&::after': {
      content: '""',
      position: 'absolute',
      inset: '4.5px 2px',
      background: 'var(--bui-bg-neutral-1)',
    },
  },
  missing: { border: '1.5px dashed var(--bui-fg-secondary)', opacity: 0.7 },
});

/** Props of {@link PodStrip}. */
export interface PodStripProps {
  group: WorkerGroupView;
}

/** One cell per pod, or a bar of them; fill and border differ by kind, and the same is said in words. */
export function PodStrip(props: PodStripProps) {
  const { group } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const cells = podCells(group);
  const total = cells.reduce((sum, { pods }) => sum + pods, 0);
  if (total === 0) {
    return null;
  }
  const counts = cells
    .map(({ kind, pods }) => t(`pods.${kind}`, { pods }))
    .join(', ');
  const label = t('pods.summary', { counts, desired: group.desired });
  if (total > MAX_CELLS) {
    return (
      <div className={classes.bar} role="img" aria-label={label} title={label}>
        {cells.map(({ kind, pods }) => (
          <span key={kind} className={classes[kind]} style={{ flex: pods }} />
        ))}
      </div>
    );
  }
  return (
    <div className={classes.strip} role="img" aria-label={label} title={label}>
      {cells.flatMap(({ kind, pods }) =>
        Array.from({ length: pods }, (_, index) => (
          <span key={`${kind}-${index}`} className={classes[kind]} />
        )),
      )}
    </div>
  );
}
