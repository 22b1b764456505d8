import {
  aFleetRow,
  aFleetView,
} from '../components/FleetPage/__fixtures__/aFleetRow';
import type { GetFleetOptions, KuberayApi } from '../api';
import { aResponseError, InMemoryKuberayApi } from '../testUtils';
import { readFleetPages } from './readFleetPages';

const { signal } = new AbortController();

const rowsNamed = (count: number) =>
  Array.from({ length: count }, (_, index) => aFleetRow(`ray-${index}`));

/** An api, and what it was asked. */
function recorded(api: Pick<KuberayApi, 'getFleet'>) {
  const asked: Array<Pick<GetFleetOptions, 'query' | 'etag'>> = [];
  return {
    asked,
    getFleet: (options: GetFleetOptions) => {
      asked.push({ query: options.query, etag: options.etag });
      return api.getFleet(options);
    },
  };
}

describe('readFleetPages', () => {
  it('follows the cursors to the last page', async () => {
    const api = recorded(
      InMemoryKuberayApi.create({ fleet: aFleetView(rowsNamed(2500)) }),
    );

    const pages = await readFleetPages({ api, known: [], signal });

    expect(pages.map(({ view }) => view.rayClusters.length)).toEqual([
      1000, 1000, 500,
    ]);
    expect(api.asked).toEqual([
      { query: { limit: 1000 }, etag: undefined },
      { query: { limit: 1000, cursor: '1000' }, etag: undefined },
      { query: { limit: 1000, cursor: '2000' }, etag: undefined },
    ]);
  });

  it('asks for each page with what it knows of it, and keeps what still stands', async () => {
    const api = recorded(
      InMemoryKuberayApi.create({ fleet: aFleetView(rowsNamed(1001)) }),
    );
    const known = await readFleetPages({ api, known: [], signal });
    api.asked.length = 0;

    const pages = await readFleetPages({ api, known, signal });

    expect(pages[0]).toBe(known[0]);
    expect(pages[1]).toBe(known[1]);
    expect(api.asked.map(({ etag }) => etag)).toEqual([
      known[0].etag,
      known[1].etag,
    ]);
  });

  it('begins anew, once, when a cursor is no longer taken', async () => {
    const backend = InMemoryKuberayApi.create({
      fleet: aFleetView(rowsNamed(1001)),
    });
    const refusal = await aResponseError(400, 'InputError', 'None of ours');
    let refusals = 1;
    const api = recorded({
      getFleet: async options => {
        if (options.query?.cursor && refusals > 0) {
          refusals -= 1;
          throw refusal;
        }
        return backend.getFleet(options);
      },
    });

    const pages = await readFleetPages({ api, known: [], signal });

    expect(pages).toHaveLength(2);
    expect(api.asked.map(({ query }) => query?.cursor)).toEqual([
      undefined,
      '1000',
      undefined,
      '1000',
    ]);
  });

  it('reads once more when a row became worse in between, and so went to a page that was read', async () => {
    const rows = rowsNamed(1002);
    const worse = rows[1001];
    const backend = InMemoryKuberayApi.create({ fleet: aFleetView(rows) });
    let isMoved = false;
    const api = recorded({
      getFleet: async options => {
        const answer = await backend.getFleet(options);
        if (!isMoved) {
          isMoved = true;
          backend.setFleet(aFleetView([worse, ...rows.slice(0, 1001)]));
        }
        return answer;
      },
    });

    const pages = await readFleetPages({ api, known: [], signal });

    expect(api.asked).toHaveLength(4);
    expect(pages.flatMap(({ view }) => view.rayClusters)).toContain(worse);
  });

  it('gives up when the cursor is refused again, and when the first page is', async () => {
    const backend = InMemoryKuberayApi.create({
      fleet: aFleetView(rowsNamed(1001)),
    });
    const refusal = await aResponseError(400, 'InputError', 'None of ours');
    const refusing = (whom: (cursor?: string) => boolean) => ({
      getFleet: async (options: GetFleetOptions) => {
        if (whom(options.query?.cursor)) {
          throw refusal;
        }
        return backend.getFleet(options);
      },
    });

    await expect(
      readFleetPages({ api: refusing(Boolean), known: [], signal }),
    ).rejects.toThrow('The backend refuses its own cursor');
    await expect(
      readFleetPages({ api: refusing(() => true), known: [], signal }),
    ).rejects.toBe(refusal);
  });

  it('does not follow pages that go in circles', async () => {
    const view = { ...aFleetView(rowsNamed(1)), nextCursor: 'again' };

    await expect(
      readFleetPages({
        api: {
          getFleet: async () => ({ state: 'changed', view, etag: undefined }),
        },
        known: [],
        signal,
      }),
    ).rejects.toThrow('The pages of the fleet go in circles');
  });
});
