import type { ResponseError } from '@backstage/errors';
import {
  formatRayClusterRef,
  type FleetView,
} from 'backstage-plugin-kuberay-common';
import type { KuberayApi } from '../api';

/** Rows a page: as many as the backend gives at once. */
export const FLEET_PAGE_ROWS = 1000;

/** One page as the backend gave it last. */
export interface FleetPageAnswer {
  /** Where it begins; the first page has none. */
  cursor: string | undefined;
  etag: string | undefined;
  view: FleetView;
}

/** Options of {@link readFleetPages}. */
export interface ReadFleetPagesOptions {
  api: Pick<KuberayApi, 'getFleet'>;
  /** What the last read gave: pages that still stand are not sent again. */
  known: readonly FleetPageAnswer[];
  signal: AbortSignal;
}

/** A page other than the first was refused as a bad request. */
class CursorRefusedError extends Error {
  override name = 'CursorRefusedError';
}

/**
 * Every page of the fleet; a page that still stands is the same object as before.
 *
 * A backend that no longer takes a cursor (it was replaced by another version between two pages) is asked once more
 * from the first page on. So is one whose pages do not hold all it counts: a row that becomes worse while they are read
 * goes to a page that was read already.
 *
 * @throws ResponseError when a page is refused; Error when the pages go in circles.
 */
export async function readFleetPages(
  options: ReadFleetPagesOptions,
): Promise<FleetPageAnswer[]> {
  try {
    const pages = await readPages(options);
    return isComplete(pages)
      ? pages
      : await readPages({ ...options, known: pages });
  } catch (error) {
    if (error instanceof CursorRefusedError) {
      return readPages({ ...options, known: [] });
    }
    throw error;
  }
}

async function readPages(
  options: ReadFleetPagesOptions,
): Promise<FleetPageAnswer[]> {
  const pages: FleetPageAnswer[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await readPage(options, cursor);
    pages.push(page);
    cursor = page.view.nextCursor;
    if (cursor !== undefined && seen.has(cursor)) {
      throw new Error('The pages of the fleet go in circles');
    }
    seen.add(cursor ?? '');
  } while (cursor !== undefined);
  return pages;
}

/** Each page counts the whole fleet. */
function isComplete(pages: readonly FleetPageAnswer[]): boolean {
  const read = new Set(
    pages.flatMap(({ view }) =>
      view.rayClusters.map(({ ref }) => formatRayClusterRef(ref)),
    ),
  );
  const last = pages[pages.length - 1];
  return pages.length === 1 || read.size >= last.view.totals.rayClusters;
}

async function readPage(
  options: ReadFleetPagesOptions,
  cursor: string | undefined,
): Promise<FleetPageAnswer> {
  const { api, known, signal } = options;
  const before = known.find(page => page.cursor === cursor);
  try {
    const answer = await api.getFleet({
      query: { limit: FLEET_PAGE_ROWS, ...(cursor && { cursor }) },
      etag: before?.etag,
      signal,
    });
    if (answer.state === 'changed') {
      return { cursor, etag: answer.etag, view: answer.view };
    }
    if (before) {
      return before;
    }
    throw new Error('The backend calls unchanged what was never read');
  } catch (error) {
    if (cursor !== undefined && statusOf(error) === 400) {
      throw new CursorRefusedError('The backend refuses its own cursor', {
        cause: error,
      });
    }
    throw error;
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && error.name === 'ResponseError'
    ? (error as ResponseError).response.status
    : undefined;
}
