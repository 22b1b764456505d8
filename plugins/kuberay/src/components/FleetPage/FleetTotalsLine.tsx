import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useKuberayTranslation } from '../../translation';
import { StatusMark, toneMarks } from '../StatusMark';
import { formatBytes } from '../Text';
import type { FleetTotals } from './model/fleetTotals';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 'var(--bui-space-3) var(--bui-space-6)',
    margin: 0,
  },
  total: {
    display: 'flex',
    flexDirection: 'column-reverse',
    minWidth: 64,
  },
  label: {
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.4,
    color: 'var(--bui-fg-secondary)',
  },
  value: {
    display: 'flex',
    alignItems: 'baseline',
    gap: 6,
    margin: 0,
    fontSize: '1.5rem',
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
    fontVariantNumeric: 'tabular-nums',
    lineHeight: 1.3,
    whiteSpace: 'nowrap',
    '& svg': { alignSelf: 'center' },
  },
  aside: {
    fontSize: 'var(--bui-font-size-2)',
    fontWeight: 'var(--bui-font-weight-regular)' as 'normal',
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link FleetTotalsLine}. */
export interface FleetTotalsLineProps {
  /** Of what the filter leaves. */
  totals: FleetTotals;
  /** How many Ray clusters there are without the filter. */
  all: number;
}

/** What the shown Ray clusters are together. */
export function FleetTotalsLine(props: FleetTotalsLineProps) {
  const { totals, all } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  // Half a core is worth telling of a few, not of thousands.
  const number = (amount: number) =>
    t('fleet.number', {
      amount: amount < 100 ? Math.round(amount * 10) / 10 : Math.round(amount),
    });
  return (
    <dl className={classes.root}>
      <Total
        label={t('fleet.totals.rayClusters', { count: totals.rayClusters })}
      >
        {number(totals.rayClusters)}
        {all !== totals.rayClusters && (
          <span className={classes.aside}>
            {t('fleet.totals.ofAll', { all })}
          </span>
        )}
      </Total>
      <Total
        label={t('fleet.totals.needAttention', { count: totals.needAttention })}
      >
        {totals.needAttention > 0 && (
          <StatusMark
            mark={toneMarks[totals.failing > 0 ? 'error' : 'warning']}
            size={20}
          />
        )}
        {number(totals.needAttention)}
      </Total>
      <Total label={t('fleet.totals.workers')}>
        {t('fleet.row.workers', {
          ready: totals.workersReady,
          desired: totals.workersDesired,
        })}
      </Total>
      <Total label={t('fleet.totals.cpu')}>{number(totals.cpu)}</Total>
      <Total label={t('fleet.totals.memory')}>
        {formatBytes(totals.memory)}
      </Total>
      <Total label={t('fleet.totals.gpu')}>{number(totals.gpu)}</Total>
      {totals.tpu > 0 && (
        <Total label={t('fleet.totals.tpu')}>{number(totals.tpu)}</Total>
      )}
    </dl>
  );
}

function Total(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.total}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.value}>{props.children}</dd>
    </div>
  );
}
