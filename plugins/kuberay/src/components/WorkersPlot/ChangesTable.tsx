import { makeStyles } from '@material-ui/core/styles';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { translateBounds } from '../WorkerGroups';
import { formatMoment } from './formatMoment';
import type { PlotData } from './PlotData';
import { toChangeRows, type ChangeRow } from './toChangeRows';
import { translateMarks, translateScaleEvent } from './translateMarks';

/** Who needs more looks at a shorter range. */
const MOST_ROWS = 50;

const useStyles = makeStyles({
  frame: {
    maxHeight: 320,
    overflow: 'auto',
    '&:focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 2,
    },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.45,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      textAlign: 'left',
      verticalAlign: 'top',
      padding: '4px 12px 4px 0',
      borderBottom: '1px solid var(--bui-border-1)',
    },
    '& thead th': {
      position: 'sticky',
      top: 0,
      fontWeight: 400,
      color: 'var(--bui-fg-secondary)',
      background: 'var(--bui-bg-neutral-1)',
    },
    '& tbody th': { fontWeight: 400, whiteSpace: 'nowrap' },
  },
  what: { overflowWrap: 'anywhere', minWidth: 90 },
  count: { '&&': { textAlign: 'right' }, whiteSpace: 'nowrap' },
  omitted: {
    margin: 'var(--bui-space-1) 0 0',
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link ChangesTable}. */
export interface ChangesTableProps {
  data: PlotData;
  title: string;
}

/** What a plot shows, as a table of its changes. */
export function ChangesTable(props: ChangesTableProps) {
  const { data, title } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const rows = toChangeRows(data);
  const omitted = rows.length - MOST_ROWS;
  return (
    <>
      {/* What scrolls must be reachable by keyboard. */}
      <div
        className={classes.frame}
        role="region"
        aria-label={title}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={classes.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('plot.table.time')}</th>
              <th scope="col">{t('plot.table.what')}</th>
              <th scope="col" className={classes.count}>
                {t('plot.table.ready')}
              </th>
              <th scope="col" className={classes.count}>
                {t('plot.table.desired')}
              </th>
              <th scope="col" className={classes.count}>
                {t('plot.table.bounds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row, index) => {
              const span = row.kind === 'gap' ? undefined : row.span;
              return (
                <tr key={`${row.at} ${row.kind} ${index}`}>
                  <th scope="row">{formatMoment(row.at, data.hours)}</th>
                  <td className={classes.what}>
                    {rowWords(t, row, data.namesGroups)}
                  </td>
                  <td className={classes.count}>{span?.ready ?? '–'}</td>
                  <td className={classes.count}>{span?.desired ?? '–'}</td>
                  <td className={classes.count}>
                    {span ? translateBounds(t, span) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {omitted > 0 && (
        <p className={classes.omitted}>
          {t('plot.table.omitted', { count: omitted })}
        </p>
      )}
    </>
  );
}

function rowWords(
  t: KuberayTranslation,
  row: ChangeRow,
  namesGroups: boolean,
): string {
  if (row.kind === 'mark') {
    return translateMarks(t, [row.mark], { namesGroups, most: 4 });
  }
  if (row.kind === 'gap') {
    return t('plot.moment.gap');
  }
  const { span, before } = row;
  if (!before) {
    return t('plot.table.known');
  }
  const words = [
    ...(span.desired === before.desired
      ? []
      : [translateScaleEvent(t, { from: before.desired, to: span.desired })]),
    ...(span.ready === before.ready
      ? []
      : [
          t('plot.table.readyChanged', {
            from: String(before.ready),
            to: String(span.ready),
          }),
        ]),
    ...(span.min === before.min && span.max === before.max
      ? []
      : [t('plot.table.boundsChanged')]),
    ...(span.readyLow === undefined && span.readyHigh === undefined
      ? []
      : [
          `${t('plot.moment.ready')} ${t('plot.moment.withinValue', {
            low: String(span.readyLow ?? span.ready),
            high: String(span.readyHigh ?? span.ready),
          })}`,
        ]),
  ];
  return words.join(', ');
}
