import { Badge, Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { FieldNote } from '../../components/FieldNote';
import { WholeNumberField } from '../../components/WholeNumberField';
import { useFieldsTranslation } from '../../translation';
import { boundErrors, type Bound, type CurrentGroup } from './groupBounds';
import type { GroupBoundsValue } from './schema';

const BOUNDS: readonly Bound[] = ['minReplicas', 'maxReplicas'];

const useStyles = makeStyles({
  root: {
    padding: 'var(--bui-space-3)',
    marginBottom: 'var(--bui-space-3)',
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
    color: 'var(--bui-fg-primary)',
    fontFamily: 'var(--bui-font-regular)',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: 'var(--bui-space-2)',
    marginBottom: 'var(--bui-space-2)',
    '& > strong': { overflowWrap: 'anywhere' },
  },
  inputs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(7.5rem, 100%), 12rem))',
    gap: 'var(--bui-space-3)',
    alignItems: 'start',
  },
});

/** Props of {@link GroupBoundsRow}. */
export interface GroupBoundsRowProps {
  group: CurrentGroup;
  change: GroupBoundsValue[string];
  onBound: (bound: Bound, wanted: number | string | undefined) => void;
  isDisabled: boolean;
}

/** One worker group: what it is now, and the bounds it shall have. */
export function GroupBoundsRow(props: GroupBoundsRowProps) {
  const { group, change, onBound, isDisabled } = props;
  const t = useFieldsTranslation();
  const classes = useStyles();
  const isChanged = Object.keys(change).length > 0;
  const errors = isChanged
    ? boundErrors(change, group)
    : { minReplicas: [], maxReplicas: [] };
  const max = change.maxReplicas;
  const isBelowLive = typeof max === 'number' && max < group.replicas;
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('bounds.group', { name: group.name })}
    >
      <div className={classes.head}>
        <strong>{group.name}</strong>
        <Text variant="body-small" color="secondary">
          {t('bounds.running', { count: group.replicas })} ·{' '}
          {t('bounds.today', {
            min: String(group.minReplicas),
            max: group.maxReplicas?.toString() ?? t('bounds.unbounded'),
          })}
        </Text>
        {isChanged && <Badge size="small">{t('bounds.changed')}</Badge>}
      </div>
      <div className={classes.inputs}>
        {BOUNDS.map(bound => (
          <WholeNumberField
            key={bound}
            label={t(`bounds.${bound}`)}
            value={change[bound] ?? group[bound]}
            placeholder={t('bounds.unbounded')}
            onChange={wanted => onBound(bound, wanted)}
            errors={errors[bound]}
            isDisabled={isDisabled}
          />
        ))}
      </div>
      {isBelowLive && (
        <FieldNote severity="warning">
          {t('bounds.belowLive', { live: group.replicas })}
        </FieldNote>
      )}
    </div>
  );
}
