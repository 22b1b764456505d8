import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useKuberayTranslation } from '../../translation';
import { DESIRED_DASHES, plotColors } from './plotColors';
import type { PlotData } from './PlotData';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 'var(--bui-space-4)',
    rowGap: 2,
    fontSize: 'var(--bui-font-size-2)',
    color: plotColors.text,
    '& > span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
    '& svg': { flex: 'none' },
  },
});

/** Props of {@link PlotLegend}. */
export interface PlotLegendProps {
  data: PlotData;
}

/** What the lines and signs mean; only of what is there to see. */
export function PlotLegend(props: PlotLegendProps) {
  const { series, marks, scaleEvents } = props.data;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} aria-hidden="true">
      <Entry text={t('plot.legend.ready')}>
        <rect width="18" height="12" fill={plotColors.ready} opacity="0.15" />
        <path d="M0 1H18" stroke={plotColors.ready} strokeWidth="2" />
      </Entry>
      <Entry text={t('plot.legend.desired')}>
        <path
          d="M0 6H18"
          stroke={plotColors.desired}
          strokeWidth="1.4"
          strokeDasharray={DESIRED_DASHES}
        />
      </Entry>
      <Entry text={t('plot.legend.bounds')}>
        <rect width="18" height="12" fill={plotColors.bounds} opacity="0.1" />
        <path
          d="M0 .5H18M0 11.5H18"
          stroke={plotColors.bounds}
          strokeDasharray="1 3"
          opacity="0.7"
        />
      </Entry>
      {scaleEvents.length > 0 && (
        <Entry text={t('plot.legend.scaled')}>
          <path d="M4 2 8 9H0ZM14 10 18 3H10Z" fill={plotColors.text} />
        </Entry>
      )}
      {marks.some(({ kind }) => kind === 'sync') && (
        <Entry text={t('plot.legend.sync')}>
          <circle cx="9" cy="6" r="4.5" fill={plotColors.mark} />
        </Entry>
      )}
      {series.gaps.length > 0 && (
        <Entry text={t('plot.legend.gap')}>
          <path
            d="M0 8 8 0M2 12 14 0M8 12 18 2M14 12 18 8"
            stroke={plotColors.text}
            opacity="0.5"
          />
        </Entry>
      )}
    </div>
  );
}

function Entry(props: { text: string; children: ReactNode }) {
  return (
    <span>
      <svg width="18" height="12" fill="none">
        {props.children}
      </svg>
      {props.text}
    </span>
  );
}
