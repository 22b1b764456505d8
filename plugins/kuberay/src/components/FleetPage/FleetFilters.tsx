import { Button, SearchField, VisuallyHidden } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback, useMemo } from 'react';
import { useKuberayTranslation } from '../../translation';
import { FacetSelect } from './FacetSelect';
import {
  FLEET_FACETS,
  isFiltering,
  NO_FILTER,
  type FleetFacet,
  type FleetFilter,
} from './FleetFilter';
import type { FleetItem } from './FleetItem';
import { fleetOptions } from './fleetOptions';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: 'var(--bui-space-2)',
  },
  search: { flex: '2 1 200px', minWidth: 0 },
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
      {filtering && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => onChange(() => NO_FILTER)}
        >
          {t('fleet.filters.reset')}
        </Button>
      )}
      {/* The totals show it to eyes. */}
      <VisuallyHidden role="status">
        {filtering
          ? t('fleet.filters.matches', { shown: matches, count: items.length })
          : ''}
      </VisuallyHidden>
    </div>
  );
}
