import { Select } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { memo, useMemo } from 'react';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../../translation';
import { phaseMarks, syncMarks } from '../../StatusMark';
import { NONE, type FleetFacet } from '../model/FleetFilter';
import type { FleetOption } from '../model/fleetOptions';

/** Lists that are longer can be searched. */
const SEARCH_FROM = 10;

const useStyles = makeStyles({
  root: { minWidth: 0 },
});

/** Props of {@link FacetSelect}. */
export interface FacetSelectProps {
  facet: FleetFacet;
  options: readonly FleetOption[];
  chosen: readonly string[];
  onChoose: (facet: FleetFacet, values: string[]) => void;
}

/** One list of the filter, of which any number can be chosen; nothing chosen leaves all. */
export const FacetSelect = memo(Unmemoized);

function Unmemoized(props: FacetSelectProps) {
  const { facet, options, chosen, onChoose } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const items = useMemo(
    () => inWords(t, facet, options, chosen),
    [t, facet, options, chosen],
  );
  return (
    <Select
      className={classes.root}
      label={t(`fleet.filters.${facet}`)}
      placeholder={t('fleet.filters.all')}
      size="small"
      selectionMode="multiple"
      search={
        items.length >= SEARCH_FROM
          ? { placeholder: t('fleet.filters.find') }
          : undefined
      }
      options={items}
      value={[...chosen]}
      onChange={values => onChoose(facet, values.map(String))}
    />
  );
}

/** With what is chosen and no row has (any more): it must be possible to take it back. */
function inWords(
  t: KuberayTranslation,
  facet: FleetFacet,
  options: readonly FleetOption[],
  chosen: readonly string[],
): Array<{ value: string; label: string }> {
  const gone = chosen
    .filter(value => !options.some(option => option.value === value))
    .map(value => ({ value, label: value, count: 0 }));
  return [...options, ...gone]
    .map(option => ({
      value: option.value,
      label: t('fleet.filters.option', {
        label: wordOf(t, facet, option),
        amount: option.count,
      }),
    }))
    .sort(
      (left, right) =>
        Number(left.value === NONE) - Number(right.value === NONE) ||
        left.label.localeCompare(right.label, undefined, { numeric: true }),
    );
}

function wordOf(
  t: KuberayTranslation,
  facet: FleetFacet,
  { value, label }: FleetOption,
): string {
  switch (facet) {
    case 'owners':
      return value === NONE ? t('fleet.filters.noOwner') : label;
    case 'phases':
      return isKeyOf(phaseMarks, value) ? t(`phase.${value}`) : label;
    case 'syncs':
      if (value === NONE) {
        return t('facts.noApplication');
      }
      return isKeyOf(syncMarks, value) ? t(`sync.${value}`) : label;
    default:
      return label;
  }
}

/** A link may hold any value, of which we have words for some. */
function isKeyOf<Key extends string>(
  record: Record<Key, unknown>,
  value: string,
): value is Key {
  return Object.prototype.hasOwnProperty.call(record, value);
}
