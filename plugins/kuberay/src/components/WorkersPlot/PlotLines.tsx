import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useKuberayTranslation } from '../../translation';
import { coarsenSpans } from './coarsenSpans';
import { DESIRED_DASHES, plotColors } from './plotColors';
import type { PlotData } from './PlotData';
import type { PlotGeometry } from './plotGeometry';
import { stepArea, stepLine } from './stepPaths';
import type { Span } from './WorkersSeries';

/** Pixels that a text in a gap needs. */
const GAP_TEXT_WIDTH = 90;
/** Pixels; of narrower steps one would see nothing but ink. */
const NARROWEST_STEP = 5;
/** Pixels between two texts at the right edge. */
const LINE_HEIGHT = 14;

const useStyles = makeStyles({
  readyArea: { fill: plotColors.ready, opacity: 0.13 },
  readyWithin: { fill: plotColors.ready, opacity: 0.4 },
  ready: { fill: 'none', stroke: plotColors.ready, strokeWidth: 2 },
  desiredWithin: { fill: plotColors.desired, opacity: 0.12 },
  desired: {
    fill: 'none',
    stroke: plotColors.desired,
    strokeWidth: 1.4,
    strokeDasharray: DESIRED_DASHES,
  },
  bounds: { fill: plotColors.bounds, opacity: 0.07 },
  boundsEdge: {
    fill: 'none',
    stroke: plotColors.bounds,
    strokeDasharray: '1 3',
    opacity: 0.6,
  },
  hatch: { stroke: plotColors.text, strokeWidth: 1, opacity: 0.28 },
  text: {
    fill: plotColors.text,
    fontSize: 11.5,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Props of {@link PlotLines}. */
export interface PlotLinesProps {
  data: PlotData;
  geometry: PlotGeometry;
}

/** What was ready, wanted and allowed; and where nobody watched. */
export function PlotLines(props: PlotLinesProps) {
  const { data, geometry } = props;
  const { gaps } = data.series;
  const { left, right, top, bottom, x } = geometry;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const pixel = (data.until - data.from) / (right - left);
  const spans = coarsenSpans(data.series.spans, NARROWEST_STEP * pixel);
  // Colons of the id would have to be escaped in `url()`.
  const hatchId = `hatch${useId().replace(/:/g, '-')}`;
  const highest = data.scale.top;
  const shownMax = ({ max }: Span) =>
    max !== undefined && max <= highest ? max : undefined;
  return (
    <g>
      <defs>
        <pattern
          id={hatchId}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={classes.hatch} x1="3" x2="3" y1="0" y2="6" />
        </pattern>
      </defs>
      {gaps.map(gap => (
        <g key={gap.from}>
          <rect
            x={x(gap.from)}
            y={top}
            width={Math.max(1, x(gap.until) - x(gap.from))}
            height={bottom - top}
            fill={`url(#${hatchId})`}
          />
          {x(gap.until) - x(gap.from) > GAP_TEXT_WIDTH && (
            <HaloText
              x={(x(gap.from) + x(gap.until)) / 2}
              y={(top + bottom) / 2}
              anchor="middle"
            >
              {t('plot.legend.gap')}
            </HaloText>
          )}
        </g>
      ))}
      <NotThereYet data={data} geometry={geometry} />
      <path
        className={classes.bounds}
        d={stepArea(
          spans,
          span => [span.min, shownMax(span) ?? highest],
          geometry,
        )}
      />
      <path
        className={classes.boundsEdge}
        d={
          stepLine(spans, shownMax, geometry) +
          stepLine(spans, ({ min }) => min || undefined, geometry)
        }
      />
      <path
        className={classes.readyArea}
        d={stepArea(spans, ({ ready }) => [0, ready], geometry)}
      />
      <path
        className={classes.desiredWithin}
        d={stepArea(
          spans,
          ({ desired, desiredLow = desired, desiredHigh = desired }) =>
            desiredLow === desiredHigh ? undefined : [desiredLow, desiredHigh],
          geometry,
        )}
      />
      <path
        className={classes.readyWithin}
        d={stepArea(
          spans,
          ({ ready, readyLow = ready, readyHigh = ready }) =>
            readyLow === readyHigh ? undefined : [readyLow, readyHigh],
          geometry,
        )}
      />
      <path
        className={classes.ready}
        data-line="ready"
        d={stepLine(spans, ({ ready }) => ready, geometry)}
      />
      <path
        className={classes.desired}
        data-line="desired"
        d={stepLine(spans, ({ desired }) => desired, geometry)}
      />
      <BoundsText data={data} geometry={geometry} />
    </g>
  );
}

/** Why a new cluster or group has no line at the left. */
function NotThereYet(props: PlotLinesProps) {
  const { data, geometry } = props;
  const { spans, gaps } = data.series;
  const { left, top, bottom, x } = geometry;
  const t = useKuberayTranslation();
  const [first] = spans;
  const isBlank = first && !gaps.some(({ from }) => from < first.from);
  if (!isBlank || x(first.from) - left < GAP_TEXT_WIDTH) {
    return null;
  }
  return (
    <HaloText
      x={(left + x(first.from)) / 2}
      y={(top + bottom) / 2}
      anchor="middle"
    >
      {t('plot.axis.notYet')}
    </HaloText>
  );
}

/** The bounds that hold now, at the right edge. */
function BoundsText(props: PlotLinesProps) {
  const { data, geometry } = props;
  const { spans } = data.series;
  const { top, right, y } = geometry;
  const t = useKuberayTranslation();
  const last = spans[spans.length - 1];
  if (!last) {
    return null;
  }
  const { min, max } = last;
  const isAbove = max !== undefined && max > data.scale.top;
  const maxY = isAbove || max === undefined ? top : y(max);
  // Over the line where it has room there, else under it.
  const maxTextY = maxY - LINE_HEIGHT > top ? maxY - 5 : maxY + LINE_HEIGHT;
  const minTextY = y(min) - 5;
  const minHasRoom = max === undefined || minTextY - maxTextY > LINE_HEIGHT;
  return (
    <>
      {max !== undefined && (
        <HaloText x={right - 6} y={maxTextY} anchor="end">
          {t(isAbove ? 'plot.axis.maxAbove' : 'plot.axis.max', {
            max: String(max),
          })}
        </HaloText>
      )}
      {min > 0 && minHasRoom && (
        <HaloText x={right - 6} y={minTextY} anchor="end">
          {t('plot.axis.min', { min: String(min) })}
        </HaloText>
      )}
    </>
  );
}

/** A text that can be read over lines. */
function HaloText(props: {
  x: number;
  y: number;
  anchor: 'middle' | 'end';
  children: string;
}) {
  const { x, y, anchor, children } = props;
  const classes = useStyles();
  return (
    <text
      className={classes.text}
      x={x}
      y={y}
      textAnchor={anchor}
      stroke="var(--bui-bg-neutral-1)"
      strokeWidth="3"
      strokeOpacity="0.9"
      paintOrder="stroke"
    >
      {children}
    </text>
  );
}
