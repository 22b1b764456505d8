import { TablePagination } from '@backstage/ui';
import { memo, useMemo, useRef, useState } from 'react';
import type { FleetHistoryState } from '../../../live';
import { useKuberayTranslation } from '../../../translation';
import { fleetColumns, LIST_BELOW_PX } from './fleetColumns';
import type { FleetItem } from '../model/FleetItem';
import { FleetList } from './FleetList';
import type { FleetSort } from '../model/FleetSort';
import type { FleetChoice } from '../model/fleetUrl';
import { FleetTable } from './FleetTable';
import { useElementWidth } from './useElementWidth';
import { useSteadyOrder } from './useSteadyOrder';

const PAGE_SIZES = [25, 50, 100];

/** Props of {@link FleetRows}. */
export interface FleetRowsProps {
  /** What the filter leaves, sorted. */
  items: readonly FleetItem[];
  choice: FleetChoice;
  onSort: (sort: FleetSort) => void;
  history: FleetHistoryState;
}

/** One page of Ray clusters, as a table or a list. */
export const FleetRows = memo(Unmemoized);

function Unmemoized(props: FleetRowsProps) {
  const { choice, onSort, history } = props;
  const t = useKuberayTranslation();
  const { items, handlers } = useSteadyOrder(props.items, choice);
  const root = useRef<HTMLDivElement>(null);
  const width = useElementWidth(root);
  const [pageSize, setPageSize] = useState(PAGE_SIZES[0]);
  const [wanted, setOffset] = useState(0);
  // A page that a filter has left without rows is none; back on top, where the worst are.
  const offset = wanted < items.length ? wanted : 0;
  const page = useMemo(
    () => items.slice(offset, offset + pageSize),
    [items, offset, pageSize],
  );
  const columns = useMemo(
    () =>
      fleetColumns(width).filter(
        ({ id }) =>
          id !== 'lastHour' ||
          (history.state !== 'unavailable' && history.state !== 'failed'),
      ),
    [width, history.state],
  );
  return (
    <div ref={root}>
      <div {...handlers}>
        {width !== undefined && width < LIST_BELOW_PX ? (
          <FleetList items={page} />
        ) : (
          <FleetTable
            items={page}
            columns={columns}
            sort={choice.sort}
            onSort={onSort}
            history={history}
          />
        )}
      </div>
      {items.length > PAGE_SIZES[0] && (
        <TablePagination
          pageSize={pageSize}
          pageSizeOptions={PAGE_SIZES.map(size => ({
            value: size,
            label: t('fleet.pages.size', { size: String(size) }),
          }))}
          offset={offset}
          totalCount={items.length}
          hasPreviousPage={offset > 0}
          hasNextPage={offset + pageSize < items.length}
          onPreviousPage={() => setOffset(Math.max(0, offset - pageSize))}
          onNextPage={() => setOffset(offset + pageSize)}
          onPageSizeChange={size => {
            setPageSize(size);
            setOffset(Math.floor(offset / size) * size);
          }}
          getLabel={() =>
            t('fleet.pages.shown', {
              from: offset + 1,
              to: Math.min(offset + pageSize, items.length),
              all: items.length,
            })
          }
        />
      )}
    </div>
  );
}
