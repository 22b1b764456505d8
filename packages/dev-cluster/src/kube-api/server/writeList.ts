import type { Reply } from '../../http/Reply';
import type { ListPage } from './ListPages';
import type { Representation } from './Representation';

/** Items are written in portions, so that a list of half a gigabyte never stands in memory as one text. */
const PORTION_ITEMS = 100;

/** Writes a list answer, waiting for a slow receiver. */
export async function writeList(options: {
  page: ListPage;
  representation: Representation;
  reply: Reply;
}): Promise<void> {
  const { page, representation, reply } = options;
  const { kind, apiVersion } = representation.list;
  reply.start({
    status: 200,
    headers: { 'content-type': 'application/json' },
  });
  const head = { kind, apiVersion, metadata: page.metadata };
  reply.write(`${JSON.stringify(head).slice(0, -1)},"items":[`);
  for (let at = 0; at < page.items.length; at += PORTION_ITEMS) {
    const portion = page.items
      .slice(at, at + PORTION_ITEMS)
      .map(object => JSON.stringify(representation.item(object)))
      .join(',');
    if (reply.closed.aborted) {
      return;
    }
    if (!reply.write(at === 0 ? portion : `,${portion}`)) {
      await reply.drained();
    }
  }
  reply.end(']}\n');
}
