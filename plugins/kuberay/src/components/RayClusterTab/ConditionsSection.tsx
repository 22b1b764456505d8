import { makeStyles } from '@material-ui/core/styles';
import type {
  Condition,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { ClampedText, RelativeTime } from '../Text';
import { conditionMark } from './conditionMark';
import { DataTable, type DataColumn } from './DataTable';
import { EmptyLine } from './EmptyLine';
import { MarkedWord } from './MarkedWord';
import { Section } from './Section';

const useStyles = makeStyles({
  time: { whiteSpace: 'nowrap' },
  quiet: { fontWeight: 400, color: 'var(--bui-fg-secondary)' },
});

/** Props of {@link ConditionsSection}. */
export interface ConditionsSectionProps {
  rayCluster: RayClusterView;
}

/** The conditions as the operator wrote them. */
export function ConditionsSection(props: ConditionsSectionProps) {
  const { conditions } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const columns: DataColumn<Condition>[] = [
    {
      id: 'status',
      label: t('tabConditions.status'),
      cell: condition => (
        <MarkedWord mark={conditionMark(condition)}>
          {condition.status}
        </MarkedWord>
      ),
    },
    {
      id: 'type',
      label: t('tabConditions.type'),
      isRowHeader: true,
      minWidth: 150,
      cell: ({ type, reason, message }) => (
        <>
          {type}
          <div className={classes.quiet}>
            {/* Often Kubernetes' reason is the type once more. */}
            {reason !== type && reason}
            {message && <ClampedText lines={2}>{message}</ClampedText>}
          </div>
        </>
      ),
    },
    {
      id: 'since',
      label: t('tabConditions.since'),
      cell: ({ lastTransitionTime }) =>
        lastTransitionTime && (
          <span className={classes.time}>
            <RelativeTime at={lastTransitionTime} />
          </span>
        ),
    },
  ];
  return (
    <Section title={t('tabConditions.title')} isQuiet={conditions.length === 0}>
      {conditions.length === 0 ? (
        <EmptyLine>{t('tabConditions.none')}</EmptyLine>
      ) : (
        <DataTable
          label={t('tabConditions.title')}
          columns={columns}
          items={conditions}
          keyOf={({ type }) => type}
        />
      )}
    </Section>
  );
}
