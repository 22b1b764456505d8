import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { placeLabels } from './placeLabels';
import { plotColors } from './plotColors';
import type { PlotData } from './PlotData';
import type { PlotGeometry } from './plotGeometry';
import type { PlotMark, ScaleEvent } from './PlotMark';
import { toPins, type Pin } from './toPins';
import { translateMarks } from './translateMarks';

/** Pixels between two pins. */
export const PIN_DISTANCE = 18;
const SCALE_SIGN_DISTANCE = 9;
const PIN_Y = 11;

const useStyles = makeStyles({
  line: { stroke: plotColors.mark, opacity: 0.65 },
  pin: { fill: plotColors.mark },
  inPin: {
    fill: 'var(--bui-bg-neutral-1)',
    fontSize: 9.5,
    fontWeight: 700,
    fontVariantNumeric: 'tabular-nums',
  },
  words: { fill: plotColors.mark, fontSize: 11.5 },
  scaled: { fill: plotColors.text },
});

/** Props of {@link PlotMarks}. */
export interface PlotMarksProps {
  data: PlotData;
  geometry: PlotGeometry;
}

/** Above the lines what explains them, with words where there is room; below them a sign for each scaling. */
export function PlotMarks(props: PlotMarksProps) {
  const { data, geometry } = props;
  const { left, right, bottom, x } = geometry;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const pins = toPins({
    things: data.marks,
    xOf: ({ at }) => x(at),
    distance: PIN_DISTANCE,
  });
  const texts = pins.map(({ things }) =>
    translateMarks(t, things, { namesGroups: data.namesGroups, most: 1 }),
  );
  const sides = placeLabels(
    pins.map((pin, index) => ({ x: pin.x - left, text: texts[index] })),
    right - left,
  );
  const scaled = toPins({
    things: data.scaleEvents,
    xOf: ({ at }) => x(at),
    distance: SCALE_SIGN_DISTANCE,
  });
  return (
    <g>
      {pins.map((pin, index) => (
        <g key={pin.things[0].at} data-pin={texts[index]}>
          <line
            className={classes.line}
            x1={pin.x}
            x2={pin.x}
            y1={PIN_Y}
            y2={bottom}
            shapeRendering="crispEdges"
          />
          <PinSign pin={pin} />
          {sides[index] && (
            <text
              className={classes.words}
              x={pin.x + (sides[index] === 'right' ? 10 : -10)}
              y={PIN_Y}
              dy="0.35em"
              textAnchor={sides[index] === 'right' ? 'start' : 'end'}
            >
              {texts[index]}
            </text>
          )}
        </g>
      ))}
      {scaled.map(({ x: middle, things }) => (
        <path
          key={things[0].at}
          className={classes.scaled}
          d={scaleSign(things)}
          transform={`translate(${middle} ${bottom + 9})`}
        />
      ))}
    </g>
  );
}

/** A disc for a sync, bars and a triangle for suspend and resume, a number for several. */
function PinSign(props: { pin: Pin<PlotMark> }) {
  const { x, things } = props.pin;
  const classes = useStyles();
  const [{ kind }] = things;
  if (things.length === 1 && kind === 'sync') {
    return <circle className={classes.pin} cx={x} cy={PIN_Y} r="4.5" />;
  }
  return (
    <g transform={`translate(${x} ${PIN_Y})`}>
      <circle className={classes.pin} r="7.5" />
      {things.length > 1 && (
        <text className={classes.inPin} textAnchor="middle" dy="0.36em">
          {things.length > 99 ? '…' : things.length}
        </text>
      )}
      {things.length === 1 && (
        <path
          className={classes.inPin}
          d={
            kind === 'suspended'
              ? 'M-3-3.2h2.2v6.4h-2.2zM.8-3.2h2.2v6.4h-2.2z'
              : 'M-2-3.4 3.6 0-2 3.4z'
          }
        />
      )}
    </g>
  );
}

/** Up, down, or a diamond for both. */
function scaleSign(events: readonly ScaleEvent[]): string {
  const ups = events.filter(({ from, to }) => to > from).length;
  if (ups === events.length) {
    return 'M0-4 4 3H-4Z';
  }
  return ups === 0 ? 'M0 4 4-3H-4Z' : 'M0-5 4 0 0 5-4 0Z';
}
