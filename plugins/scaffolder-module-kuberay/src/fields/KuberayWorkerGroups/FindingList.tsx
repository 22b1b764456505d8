import { makeStyles } from '@material-ui/core/styles';
import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import { FieldNote } from '../../components/FieldNote';
import {
  useFieldsTranslation,
  type FieldsTranslation,
} from '../../translation';
import { findingPlace, sentenceOf } from './findingPlace';
import { groupTitle } from './groupTitle';
import type { WorkerGroupsOptions } from './schema';
import { formFieldOf } from './stackInputOf';
import type { WorkerGroupValue } from './WorkerGroupValue';

const useStyles = makeStyles({
  list: { listStyleType: '""', margin: 0, padding: 0 },
});

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Props of {@link FindingList}. */
export interface FindingListProps {
  findings: readonly RuleFinding[];
  groups: readonly WorkerGroupValue[];
  options: WorkerGroupsOptions;
}

/** What the rules say that stands at no input, the worst first, each with the way out. */
export function FindingList(props: FindingListProps) {
  const { findings, groups, options } = props;
  const t = useFieldsTranslation();
  const classes = useStyles();
  if (findings.length === 0) {
    return null;
  }
  const sorted = SEVERITIES.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
  return (
    <ul className={classes.list} aria-label={t('findings.title')}>
      {sorted.map(finding => (
        <li key={`${finding.path} ${finding.rule} ${finding.message}`}>
          <FieldNote severity={finding.severity}>
            <strong>
              {t(`findings.${finding.severity}`)}.{' '}
              {placeWords(t, finding, groups, options)}
            </strong>{' '}
            {sentenceOf(finding)}
          </FieldNote>
        </li>
      ))}
    </ul>
  );
}

function placeWords(
  t: FieldsTranslation,
  finding: RuleFinding,
  groups: readonly WorkerGroupValue[],
  options: WorkerGroupsOptions,
): string {
  const place = findingPlace(finding);
  switch (place.kind) {
    case 'group': {
      const group = groupTitle(t, groups[place.index], place.index);
      return t('findings.group', {
        group: place.path ? `${group}, ${place.path}` : group,
      });
    }
    case 'groups':
      return '';
    case 'elsewhere':
      return t('findings.elsewhere', {
        field: formFieldOf(finding.path, options),
      });
    default:
      throw new Error(`No words for ${JSON.stringify(place)}`);
  }
}
