import { Button } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useFleetHistory, type Fleet } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { OLD_DATA_STYLE } from '../Freshness';
import { CreateClusterLink } from '../TemplateLinks';
import { translateVerdict } from '../Verdict';
import { filterFleet } from './model/filterFleet';
import { FleetEmpty } from './FleetEmpty';
import { NO_FILTER, type FleetFilter } from './model/FleetFilter';
import { FleetFilters } from './filters/FleetFilters';
import type { FleetItem } from './model/FleetItem';
import { FleetNotice } from './FleetNotice';
import { FleetPortalNote } from './FleetPortalNote';
import { FleetRows } from './rows/FleetRows';
import type { FleetSort } from './model/FleetSort';
import { FleetSourceNotes } from './FleetSourceNotes';
import { fleetTotals } from './model/fleetTotals';
import { FleetTotalsLine } from './FleetTotalsLine';
import { sortFleet } from './model/sortFleet';
import { toFleetItems } from './model/toFleetItems';
import { useFleetChoice } from './filters/useFleetChoice';

const useStyles = makeStyles({
  root: { display: 'grid', gap: 'var(--bui-space-4)', minWidth: 0 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: 'var(--bui-space-4)',
  },
  rows: { minWidth: 0 },
  old: OLD_DATA_STYLE,
});

/** Props of {@link FleetContent}. */
export interface FleetContentProps {
  fleet: Fleet;
  /** Set while the portal's backend does not answer: the fleet is the last good one. */
  stale?: { since: number; error: Error };
}

/** The fleet: what it is together, what narrows it, and its Ray clusters, the worst first. */
export function FleetContent(props: FleetContentProps) {
  const { fleet, stale } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const history = useFleetHistory(fleet);
  const [choice, setChoice] = useFleetChoice();
  // Typing goes first; the rows follow when there is time.
  const shown = useDeferredValue(choice);
  const { filter, sort } = shown;
  const items = useFleetItems(fleet);
  const matching = useMemo(() => filterFleet(items, filter), [items, filter]);
  const sorted = useMemo(() => sortFleet(matching, sort), [matching, sort]);
  const totals = useMemo(
    () => fleetTotals(matching.map(({ row }) => row)),
    [matching],
  );
  const onFilter = useCallback(
    (change: (filter: FleetFilter) => FleetFilter) =>
      setChoice(now => ({ ...now, filter: change(now.filter) })),
    [setChoice],
  );
  const onSort = useCallback(
    (wanted: FleetSort) => setChoice(now => ({ ...now, sort: wanted })),
    [setChoice],
  );
  const notes = (
    <div>
      {stale && <FleetPortalNote {...stale} />}
      <FleetSourceNotes sources={fleet.sources} rows={fleet.rows} />
    </div>
  );
  if (items.length === 0) {
    return (
      <div className={classes.root}>
        {notes}
        <FleetEmpty sources={fleet.sources} />
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <div className={classes.top}>
        <FleetTotalsLine totals={totals} all={items.length} />
        <CreateClusterLink variant="button" />
      </div>
      {notes}
      <FleetFilters
        filter={choice.filter}
        onChange={onFilter}
        items={items}
        matches={matching.length}
      />
      <div className={stale ? `${classes.rows} ${classes.old}` : classes.rows}>
        {sorted.length > 0 ? (
          <FleetRows
            items={sorted}
            choice={shown}
            onSort={onSort}
            history={history}
          />
        ) : (
          <FleetNotice
            mark={{ shape: 'absent', tone: 'mute' }}
            title={t('fleet.noMatch.title')}
            hint={t('fleet.noMatch.hint', { count: items.length })}
          >
            <Button
              variant="secondary"
              size="small"
              onPress={() => onFilter(() => NO_FILTER)}
            >
              {t('fleet.filters.reset')}
            </Button>
          </FleetNotice>
        )}
      </div>
    </div>
  );
}

/** Rows as they are shown; one that has not changed is the same object as before, and is not drawn again. */
function useFleetItems({ rows, sources }: Fleet): FleetItem[] {
  const t = useKuberayTranslation();
  // Kept with its language: in another one no sentence stands.
  const previous = useRef<{ t: typeof t; items: FleetItem[] }>();
  const items = useMemo(
    () =>
      toFleetItems({
        rows,
        sources,
        translate: verdict => translateVerdict(t, verdict),
        previous: previous.current?.t === t ? previous.current.items : [],
      }),
    [rows, sources, t],
  );
  useEffect(() => {
    previous.current = { t, items };
  }, [t, items]);
  return items;
}
