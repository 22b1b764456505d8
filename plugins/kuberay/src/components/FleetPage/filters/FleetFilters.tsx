import { Button, SearchField, VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback, useMemo } from 'react';
import { useKuberayTranslation } from '../../../translation';
import { FacetSelect } from './FacetSelect';
import {
  FLEET_FACETS,
  isFiltering,
  NO_FILTER,
  type FleetFacet,
  type FleetFilter,
} from '../model/FleetFilter';
import type { FleetItem } from '../model/FleetItem';
import { fleetOptions } from '../model/fleetOptions';
import { MAX_TEXT_LENGTH } from '../model/fleetUrl';

const useStyles = makeStyles({
  // Eight cells: two for the text, five lists, and the way back.
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'end',
    gap: 'var(--bui-space-2)',
    '@media (min-width: 600px)': {
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    },
    '@media (min-width: 1200px)': {
      gridTemplateColumns: 'repeat(8, minmax(0, 1fr))',
    },
  },
  search: { gridColumn: 'span 2', minWidth: 0 },
  reset: { justifySelf: 'start', maxWidth: '100%' },
});

/** Props of {@link FleetFilters}. */
export interface FleetFiltersProps {
  filter: FleetFilter;
  onChange: (change: (filter: FleetFilter) => FleetFilter) => void;
  /** All there are; the lists offer what some of them have. */
  items: readonly FleetItem[];
  /** How many the filter leaves. */
  matches: number;
}

/** What narrows the fleet; the number of matches is told to screen readers when it changes. */
export function FleetFilters(props: FleetFiltersProps) {
  const { filter, onChange, items, matches } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const options = useMemo(() => fleetOptions(items), [items]);
  const choose = useCallback(
    (facet: FleetFacet, values: string[]) =>
      onChange(now => ({ ...now, [facet]: values })),
    [onChange],
  );
  const filtering = isFiltering(filter);
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('fleet.filters.group')}
    >
      <SearchField
        className={classes.search}
        label={t('fleet.filters.search')}
        placeholder={t('fleet.filters.searchHint')}
        size="small"
        value={filter.text}
        maxLength={MAX_TEXT_LENGTH}
        onChange={text => onChange(now => ({ ...now, text }))}
      />
      {FLEET_FACETS.map(facet => (
        <FacetSelect
          key={facet}
          facet={facet}
          options={options[facet]}
          chosen={filter[facet]}
          onChoose={choose}
        />
      ))}
      {/* Always there, so that nothing moves when somebody begins to type. */}
      <Button
        className={classes.reset}
        variant="tertiary"
        size="small"
        isDisabled={!filtering}
        onPress={() => onChange(() => NO_FILTER)}
      >
        {t('fleet.filters.reset')}
      </Button>
      {/* The totals show it to eyes. */}
      <VisuallyHidden role="status">
        {filtering
          ? t('fleet.filters.matches', { shown: matches, count: items.length })
          : ''}
      </VisuallyHidden>
    </div>
  );
}
