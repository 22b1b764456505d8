import { expect, type Page, test } from '@playwright/test';
import { openOverview } from './entityPage';
import { upstreamRequests } from './faults';
import { kuberayUrl, portalToken } from './portalToken';
import { rayClusterCard } from './rayClusterCard';
import { signIn } from './signIn';

const ENTITIES = ['gallery-healthy', 'gallery-large', 'gallery-at-maximum'];
const VIEWERS = 100;
const WINDOW_MS = 20_000;
/** What may happen to fall into one window rather than the other: a watch that ends, a probe, a question to Ray. */
const LEEWAY = 8;

test('100 viewers cost the clusters no more requests than three (three pages in browsers, 97 event streams like theirs)', async ({
  context,
}) => {
  const pages: Page[] = [];
  let token = '';
  for (const entity of ENTITIES) {
    const page = await context.newPage();
    // The pages of one browser are signed in together.
    if (pages.length === 0) {
      await signIn(page);
    }
    token = await portalToken(page, () => openOverview(page, entity));
    await expect(
      rayClusterCard(page).getByText('live', { exact: true }),
    ).toBeVisible({ timeout: 60_000 });
    pages.push(page);
  }
  const ofThree = await requestsInWindow();

  const stop = new AbortController();
  try {
    const streams = await Promise.all(
      Array.from({ length: VIEWERS - pages.length }, (_, index) =>
        openStream(ENTITIES[index % ENTITIES.length], token, stop.signal),
      ),
    );
    expect(streams.filter(text => !text.includes('event: view'))).toEqual([]);
    const ofAll = await requestsInWindow();
    test.info().annotations.push({
      type: 'upstream requests',
      description: `${ofThree} of 3 viewers, ${ofAll} of ${VIEWERS}, in ${
        WINDOW_MS / 1000
      } s`,
    });
    expect(ofAll).toBeLessThanOrEqual(ofThree + LEEWAY);
  } finally {
    stop.abort();
  }
});

/** Requests to all clusters and Argo CDs in a while. */
async function requestsInWindow(): Promise<number> {
  const before = await total();
  await new Promise(done => {
    setTimeout(done, WINDOW_MS);
  });
  return (await total()) - before;
}

async function total(): Promise<number> {
  return Object.values(await upstreamRequests()).reduce((a, b) => a + b, 0);
}

/** Opens an event stream as a page does, and keeps it open; resolves with its first portion. */
async function openStream(
  entity: string,
  token: string,
  signal: AbortSignal,
): Promise<string> {
  const answer = await fetch(
    kuberayUrl(`entities/resource/default/${entity}/events`),
    { headers: { Accept: 'text/event-stream', Authorization: token }, signal },
  );
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  // What follows is read and dropped, as a page would read it.
  const drain = async () => {
    while (!(await reader?.read())?.done);
  };
  drain().catch(() => undefined);
  return new TextDecoder().decode(first?.value);
}
