import type {
  KubeConnection,
  KubeListPage,
  KubeObject,
} from '../kube/KubeConnection';
import type { WatchedKind } from '../kube/watchedKinds';

/** Objects per page of a LIST: what kubectl asks for. */
const PAGE_SIZE = 500;

/** Options of {@link readPages}. */
export interface ReadPagesOptions<TRecord> {
  connection: Pick<KubeConnection, 'list'>;
  kind: WatchedKind;
  /** Absent: all namespaces. */
  namespace?: string;
  /** What to keep of an object; undefined: nothing. */
  project: (object: KubeObject) => TRecord | undefined;
  /** A page had so many items that are no objects. */
  onNameless: (count: number) => void;
}

/** A LIST by pages, of one moment, and where a watch goes on from. @throws KubeError as `KubeConnection.list` */
export async function readPages<TRecord>(
  options: ReadPagesOptions<TRecord>,
  signal: AbortSignal,
): Promise<{ records: TRecord[]; resourceVersion: string }> {
  const { connection, kind, namespace, project, onNameless } = options;
  // Projected page by page: a page is garbage before the next one arrives.
  const records: TRecord[] = [];
  let page: KubeListPage | undefined;
  do {
    page = await connection.list(kind, {
      ...(namespace !== undefined && { namespace }),
      limit: PAGE_SIZE,
      continueToken: page?.continueToken,
      signal,
    });
    // One by one: a server may ignore the limit, and a call takes no 200,000 arguments.
    for (const item of page.items) {
      const record = project(item);
      if (record) {
        records.push(record);
      }
    }
    if (page.nameless) {
      onNameless(page.nameless);
    }
  } while (page.continueToken);
  return { records, resourceVersion: page.resourceVersion };
}
