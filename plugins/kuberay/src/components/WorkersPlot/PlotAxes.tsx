import { makeStyles } from '@material-ui/core/styles';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { plotColors } from './plotColors';
import type { PlotData } from './PlotData';
import type { PlotGeometry } from './plotGeometry';
import { timeTicks, type TimeTick } from './timeTicks';

const useStyles = makeStyles({
  text: {
    fill: plotColors.text,
    fontSize: 11.5,
    fontVariantNumeric: 'tabular-nums',
  },
  grid: { stroke: plotColors.grid, opacity: 0.7 },
  axis: { stroke: plotColors.axis },
});

/** Props of {@link PlotAxes}. */
export interface PlotAxesProps {
  data: PlotData;
  geometry: PlotGeometry;
}

/** Whole workers at the left, time below. */
export function PlotAxes(props: PlotAxesProps) {
  const { data, geometry } = props;
  const { left, right, bottom, height, x, y } = geometry;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const ticks = timeTicks({
    from: data.from,
    now: data.until,
    width: right - left,
  });
  return (
    <g>
      {data.scale.ticks.map(count => (
        <g key={count}>
          <line
            className={count === 0 ? classes.axis : classes.grid}
            x1={left}
            x2={right}
            y1={y(count)}
            y2={y(count)}
            shapeRendering="crispEdges"
          />
          <text
            className={classes.text}
            x={left - 8}
            y={y(count)}
            dy="0.35em"
            textAnchor="end"
          >
            {count}
          </text>
        </g>
      ))}
      {ticks.map((tick, index) => (
        <g key={tick.at}>
          <line
            className={classes.axis}
            x1={x(tick.at)}
            x2={x(tick.at)}
            y1={bottom}
            y2={bottom + 4}
            shapeRendering="crispEdges"
          />
          <text
            className={classes.text}
            x={x(tick.at)}
            y={height - 5}
            textAnchor={anchorOf(tick, index)}
          >
            {labelOf(t, tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function anchorOf({ label }: TimeTick, index: number) {
  if (label.kind === 'now') {
    return 'end';
  }
  return label.kind === 'ago' && index === 0 ? 'start' : 'middle';
}

function labelOf(t: KuberayTranslation, { label }: TimeTick): string {
  switch (label.kind) {
    case 'now':
      return t('plot.axis.now');
    case 'ago':
      return label.whole
        ? t(`plot.axis.${label.unit}`, { amount: String(label.amount) })
        : String(label.amount);
    default:
      return label.text;
  }
}
