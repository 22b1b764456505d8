import { VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import {
  memo,
  useId,
  useMemo,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { formatMoment } from './formatMoment';
import { momentAt, type Moment } from './momentAt';
import { MomentCard, momentFacts } from './MomentCard';
import { moveCursor } from './moveCursor';
import { PlotAxes } from './PlotAxes';
import { PlotCursor } from './PlotCursor';
import type { PlotData } from './PlotData';
import { plotGeometry, type PlotGeometry } from './plotGeometry';
import { PlotLines } from './PlotLines';
import { PlotMarks } from './PlotMarks';
import { translateMarks, translateScaleEvent } from './translateMarks';
import { useElementWidth } from './useElementWidth';

/** Until the browser has laid the plot out. */
const FIRST_WIDTH = 600;
/** What is so many pixels from the moment belongs to it. */
const NEAR = 7;

const useStyles = makeStyles({
  root: {
    position: 'relative',
    minWidth: 0,
    // A finger moves along the plot; up and down it still scrolls the page.
    touchAction: 'pan-y',
    cursor: 'crosshair',
    borderRadius: 'var(--bui-radius-2)',
    '&:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 2,
    },
    '& svg': { display: 'block', overflow: 'visible' },
  },
});

/** Everything that stays as it is while the pointer moves. */
const PlotPicture = memo(
  (props: { data: PlotData; geometry: PlotGeometry }) => (
    <>
      <PlotAxes {...props} />
      <PlotLines {...props} />
      <PlotMarks {...props} />
    </>
  ),
);

/** Props of {@link WorkersPlot}. */
export interface WorkersPlotProps {
  data: PlotData;
  /** What the plot is of. */
  label: string;
}

/**
 * Workers over time as steps, with the numbers of a moment under pointer, finger and arrow keys.
 *
 * A slider for assistive technology: it takes arrow keys, and its value, which is said at each move, is the moment in
 * words.
 */
export function WorkersPlot(props: WorkersPlotProps) {
  const { data, label } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const hintId = useId();
  const [ref, width = FIRST_WIDTH] = useElementWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number>();
  const geometry = useMemo(() => plotGeometry(data, width), [data, width]);
  // The right edge moves on: what was looked at may have left the plot.
  const at =
    cursor === undefined
      ? undefined
      : Math.min(data.until, Math.max(data.from, cursor));
  const shownAt = at ?? data.until;
  const moment = momentAt(data.series, shownAt);
  const isNear = (one: { at: number }) =>
    Math.abs(geometry.x(one.at) - geometry.x(shownAt)) <= NEAR;
  const marks = data.marks.filter(isNear);
  // Only the one that led to the counts shown: its neighbours would contradict them.
  const scaleEvents = data.scaleEvents.filter(
    one =>
      moment.kind === 'counts' && one.at === moment.span.from && isNear(one),
  );

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setCursor(geometry.at(event.clientX - left));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = moveCursor(event.key, at, data);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    setCursor(next === 'leave' ? undefined : next);
  };
  return (
    <>
      <div
        ref={ref}
        className={classes.root}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        aria-valuemin={Math.round(data.from)}
        aria-valuemax={Math.round(data.until)}
        aria-valuenow={Math.round(shownAt)}
        aria-valuetext={[
          spokenMoment(t, shownAt, moment, data.hours),
          ...scaleEvents.map(event => translateScaleEvent(t, event)),
          ...(marks.length > 0
            ? [
                translateMarks(t, marks, {
                  namesGroups: data.namesGroups,
                  most: 2,
                }),
              ]
            : []),
        ].join(', ')}
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={({ pointerType }) => {
          if (pointerType === 'mouse') {
            setCursor(undefined);
          }
        }}
        onKeyDown={press}
        onBlur={() => setCursor(undefined)}
      >
        <svg width={geometry.width} height={geometry.height} aria-hidden="true">
          <PlotPicture data={data} geometry={geometry} />
          {at !== undefined && (
            <PlotCursor at={at} moment={moment} geometry={geometry} />
          )}
        </svg>
        {at !== undefined && (
          <MomentCard
            at={at}
            data={data}
            moment={moment}
            marks={marks}
            scaleEvents={scaleEvents}
            x={geometry.x(at)}
            width={geometry.width}
          />
        )}
      </div>
      <VisuallyHidden id={hintId}>{t('plot.hint')}</VisuallyHidden>
    </>
  );
}

function spokenMoment(
  t: KuberayTranslation,
  at: number,
  moment: Moment,
  hours: number,
): string {
  const what =
    moment.kind === 'counts'
      ? momentFacts(t, moment)
          .map(({ label, value }) => `${label} ${value}`)
          .join(', ')
      : t(`plot.moment.${moment.kind}`);
  return t('plot.moment.spoken', { time: formatMoment(at, hours), what });
}
