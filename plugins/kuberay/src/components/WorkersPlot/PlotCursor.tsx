import { makeStyles } from '@material-ui/core/styles';
import type { Moment } from './momentAt';
import { plotColors } from './plotColors';
import type { PlotGeometry } from './plotGeometry';

const useStyles = makeStyles({
  line: { stroke: plotColors.desired, opacity: 0.55 },
  ready: {
    fill: plotColors.ready,
    stroke: 'var(--bui-bg-neutral-1)',
    strokeWidth: 1.5,
  },
  desired: {
    fill: 'var(--bui-bg-neutral-1)',
    stroke: plotColors.desired,
    strokeWidth: 1.4,
  },
});

/** Props of {@link PlotCursor}. */
export interface PlotCursorProps {
  /** Ms of the epoch. */
  at: number;
  moment: Moment;
  geometry: PlotGeometry;
}

/** The moment that is looked at: a line through the plot, and its two counts. */
export function PlotCursor(props: PlotCursorProps) {
  const { at, moment, geometry } = props;
  const { top, bottom, x, y } = geometry;
  const classes = useStyles();
  return (
    <g data-cursor>
      <line
        className={classes.line}
        x1={x(at)}
        x2={x(at)}
        y1={top}
        y2={bottom}
        shapeRendering="crispEdges"
      />
      {moment.kind === 'counts' && (
        <>
          <circle
            className={classes.desired}
            cx={x(at)}
            cy={y(moment.span.desired)}
            r="4"
          />
          <circle
            className={classes.ready}
            cx={x(at)}
            cy={y(moment.span.ready)}
            r="4"
          />
        </>
      )}
    </g>
  );
}
