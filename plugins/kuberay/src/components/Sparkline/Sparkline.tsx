import { makeStyles } from '@material-ui/core/styles';
import { toneColors } from '../StatusMark';
import { sparklinePath } from './sparklinePath';

const WIDTH = 92;
const HEIGHT = 22;

const useStyles = makeStyles({
  root: { display: 'block', flex: 'none' },
  ready: { fill: 'none', stroke: toneColors.ok, strokeWidth: 1.8 },
  desired: {
    fill: 'none',
    stroke: 'var(--bui-fg-secondary)',
    strokeWidth: 1.2,
    strokeDasharray: '2 2',
  },
  unknown: {
    stroke: 'var(--bui-fg-secondary)',
    strokeDasharray: '1 4',
    opacity: 0.7,
  },
});

/** Props of {@link Sparkline}. */
export interface SparklineProps {
  /** Ready workers, one value per step, the oldest first; `null`: nobody watched. */
  ready: ReadonlyArray<number | null>;
  /** Desired workers of the same steps. */
  desired: ReadonlyArray<number | null>;
  /** What the line shows, for assistive technology and on hover. */
  label: string;
}

/**
 * Ready workers over time, as small as a word: from 0 to the most there were. What was desired shows as dashes where
 * it differs; where nobody watched, only the floor is dotted.
 */
export function Sparkline(props: SparklineProps) {
  const { ready, desired, label } = props;
  const classes = useStyles();
  const known = [...ready, ...desired].filter(
    (value): value is number => value !== null,
  );
  const frame = { width: WIDTH, height: HEIGHT, top: Math.max(1, ...known) };
  const missed = desired.map((value, index) =>
    value === ready[index] ? null : value,
  );
  return (
    <svg
      className={classes.root}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {ready.some(value => value === null) && (
        <path className={classes.unknown} d={`M0 ${HEIGHT - 1.5}H${WIDTH}`} />
      )}
      <path className={classes.desired} d={sparklinePath(missed, frame)} />
      <path className={classes.ready} d={sparklinePath(ready, frame)} />
    </svg>
  );
}
