import { makeStyles } from '@material-ui/core/styles';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { translateAge } from '../Text';
import { formatMoment } from './formatMoment';
import type { Moment } from './momentAt';
import { plotColors } from './plotColors';
import type { PlotData } from './PlotData';
import type { PlotMark, ScaleEvent } from './PlotMark';
import {
  translateMarks,
  translateRevisions,
  translateScaleEvent,
} from './translateMarks';

const MOST_CHANGES = 4;

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    top: 26,
    maxWidth: 'min(260px, 62%)',
    boxSizing: 'border-box',
    padding: '7px 10px',
    pointerEvents: 'none',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    color: 'var(--bui-fg-primary)',
    background: 'var(--bui-bg-popover, var(--bui-bg-app))',
    border: '1px solid var(--bui-border-2)',
    borderRadius: 'var(--bui-radius-3)',
    boxShadow:
      '0 4px 12px color-mix(in srgb, var(--bui-black) 18%, transparent)',
    '& dl': {
      display: 'grid',
      gridTemplateColumns: 'auto auto',
      columnGap: 12,
      justifyContent: 'start',
      margin: 0,
    },
    '& dt': { color: plotColors.text },
    '& dd': { margin: 0, fontWeight: 600 },
  },
  time: { fontWeight: 600, whiteSpace: 'nowrap' },
  quiet: { color: plotColors.text, fontWeight: 400 },
  mark: { color: plotColors.mark },
});

/** Props of {@link MomentCard}. */
export interface MomentCardProps {
  /** Ms of the epoch. */
  at: number;
  data: PlotData;
  moment: Moment;
  /** What stands at the moment or close to it. */
  marks: PlotMark[];
  scaleEvents: ScaleEvent[];
  /** Where the moment is, in pixels, in a plot of that width: the card keeps to the emptier side. */
  x: number;
  width: number;
}

/** The numbers of one moment, beside it. Assistive technology hears the same from the plot itself. */
export function MomentCard(props: MomentCardProps) {
  const { at, data, moment, marks, scaleEvents, x, width } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const place = x < width / 2 ? { left: x + 12 } : { right: width - x + 12 };
  return (
    <div className={classes.root} style={place} aria-hidden="true">
      <div className={classes.time}>
        {formatMoment(at, data.hours)}
        <span className={classes.quiet}>
          {' · '}
          {t('freshness.ago', { age: translateAge(t, data.until - at) })}
        </span>
      </div>
      {moment.kind === 'counts' ? (
        <dl>
          {momentFacts(t, moment).map(({ label, value }) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
      ) : (
        <div className={classes.quiet}>{t(`plot.moment.${moment.kind}`)}</div>
      )}
      {scaleEvents.map(event => (
        <div key={event.at}>{translateScaleEvent(t, event)}</div>
      ))}
      {marks.length > 0 && (
        <div className={classes.mark}>
          {translateMarks(t, marks, {
            namesGroups: data.namesGroups,
            most: MOST_CHANGES,
          })}
          {translateRevisions(t, marks.slice(0, 2)).map(revision => (
            <div key={revision} className={classes.quiet}>
              {revision}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Fact(props: { label: string; value: string }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

/** The numbers of a moment with their names, as they are shown and spoken. */
export function momentFacts(
  t: KuberayTranslation,
  moment: Extract<Moment, { kind: 'counts' }>,
): Array<{ label: string; value: string }> {
  const { ready, desired, min, max, readyLow, readyHigh, from, until } =
    moment.span;
  return [
    { label: t('plot.moment.ready'), value: String(ready) },
    { label: t('plot.moment.desired'), value: String(desired) },
    {
      label: t('plot.moment.bounds'),
      value: t('plot.moment.boundsValue', {
        min: String(min),
        max: String(max ?? t('groups.unbounded')),
      }),
    },
    ...(readyLow !== undefined || readyHigh !== undefined
      ? [
          {
            label: t('plot.moment.within', {
              length: translateAge(t, until - from),
            }),
            value: t('plot.moment.withinValue', {
              low: String(readyLow ?? ready),
              high: String(readyHigh ?? ready),
            }),
          },
        ]
      : []),
  ];
}
