import { Checkbox } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ReplicaReset } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { Note } from '../Note';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: 'var(--bui-space-2)',
  },
  table: {
    width: '100%',
    margin: 'var(--bui-space-2) 0',
    borderCollapse: 'collapse',
    fontSize: 'var(--bui-font-size-3)',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: 'var(--bui-space-1) 0',
      textAlign: 'right',
      borderBottom: '1px solid var(--bui-border-1)',
      fontWeight: 'inherit',
    },
    '& th:first-child': { textAlign: 'left' },
    '& thead th': {
      color: 'var(--bui-fg-secondary)',
      overflowWrap: 'normal',
    },
    '& :not(:first-child)': { paddingLeft: 'var(--bui-space-3)' },
  },
});

/** Props of {@link ReplicaResetConsent}. */
export interface ReplicaResetConsentProps {
  /** At least one. */
  replicaResets: readonly ReplicaReset[];
  isAccepted: boolean;
  onChange: (isAccepted: boolean) => void;
}

/** Which groups' live workers a sync writes over; to be ticked before it can be done. */
export function ReplicaResetConsent(props: ReplicaResetConsentProps) {
  const { replicaResets, isAccepted, onChange } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const raised = replicaResets.reduce(
    (sum, { live, git }) => sum + Math.max(0, git - live),
    0,
  );
  const isLowered = replicaResets.some(({ live, git }) => git < live);
  return (
    <div className={classes.root}>
      <Note severity="warning" title={t('actions.resets.title')}>
        {/* Under an autoscaler the operator deletes no worker by itself. */}
        {isLowered && t('actions.resets.lowered')}{' '}
        {raised > 0 && t('actions.resets.raised', { count: raised })}
      </Note>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('actions.resets.group')}</th>
            <th scope="col">{t('actions.resets.live')}</th>
            <th scope="col">{t('actions.resets.git')}</th>
          </tr>
        </thead>
        <tbody>
          {replicaResets.map(({ group, live, git }) => (
            <tr key={group}>
              <th scope="row">{group}</th>
              <td>{live}</td>
              <td>{git}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox isSelected={isAccepted} onChange={onChange}>
        {t('actions.resets.accept')}
      </Checkbox>
    </div>
  );
}
