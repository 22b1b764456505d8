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

/** Props of {@link ConditionsSection}. */
export interface ConditionsSectionProps {
  rayCluster: RayClusterView;
}

/** The conditions as the operator wrote them. */
export function ConditionsSection(props: ConditionsSectionProps) {
  const { conditions } = props.rayCluster;
  const t = useKuberayTranslation();
  const columns: DataColumn<Condition>[] = [
    {
      id: 'type',
      label: t('tabConditions.type'),
      cell: ({ type }) => type,
    },
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
      id: 'reason',
      label: t('tabConditions.reason'),
      minWidth: 120,
      cell: ({ reason, message }) => (
        <>
          {reason}
          {message && <ClampedText lines={2}>{message}</ClampedText>}
        </>
      ),
    },
    {
      id: 'since',
      label: t('tabConditions.since'),
      minWidth: 70,
      cell: ({ lastTransitionTime }) =>
        lastTransitionTime && <RelativeTime at={lastTransitionTime} />,
    },
  ];
  return (
    <Section title={t('tabConditions.title')}>
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
