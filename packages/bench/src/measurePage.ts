import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { StartedPortal } from './load/StartedPortal';
import { withPage } from './load/withPage';
import { percentile } from './percentile';
import { say } from './say';

const CHANGES = 100;
/** At most two views a second are sent, so the next change waits until that is no question. */
const PAUSE_MS = 1500;
const SEEN_WITHIN_MS = 10_000;
const GOAL_MS = 500;

/** Its Application does not heal itself, and it differs from Git already: what changes is what we change. */
const ENTITY = '/catalog/default/resource/pricing-sim';
const RAY_CLUSTER =
  '/clusters/showcase/apis/ray.io/v1/namespaces/risk-simulation/rayclusters/pricing-sim-kuberay';
const TOKEN = 'stand-in-cluster-token';

/** What the page's observer leaves for us: the maximum that was read, and when. */
interface SeenMaxima {
  seenMaxima: Record<string, number>;
}

/**
 * From a change in the cluster to the changed text in the page, in Chromium with the production build. The clock is
 * the machine's, read by both processes: from before the change is sent until a MutationObserver finds the text.
 * @throws Error when a change is not seen within ten seconds
 */
export async function measurePage(): Promise<void> {
  await StartedPortal.with({}, portal =>
    withPage(portal.url, async page => {
      await openCard(page);
      const latencies: number[] = [];
      for (let change = 0; change < CHANGES; change += 1) {
        // So that no beat of the backend or of the stand-in falls together with ours.
        await wait(PAUSE_MS + ((change * 373) % 1000));
        const maximum = 100 + change;
        const since = Date.now();
        await setMaximum(portal.devClusterUrl, maximum);
        latencies.push((await whenSeen(page, maximum)) - since);
      }
      const p95 = percentile(latencies, 0.95);
      say(
        `change in the cluster to changed text in the page, ${CHANGES} changes: p50 ${percentile(
          latencies,
          0.5,
        )} ms, p95 ${p95} ms, most ${Math.max(
          ...latencies,
        )} ms (goal: p95 ${GOAL_MS} ms${p95 > GOAL_MS ? ', MISSED' : ''})`,
      );
    }),
  );
}

/** Opens the card, waits until it is live, and notes from then on each maximum that it shows. */
async function openCard(page: Page): Promise<void> {
  await page.goto(ENTITY);
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Ray cluster' }) });
  await card.getByText(/\d–\d/).first().waitFor({ timeout: 120_000 });
  await card.evaluate(element => {
    const seenMaxima: Record<string, number> = {};
    Object.assign(window, { seenMaxima });
    new MutationObserver(() => {
      // Three digits, as ours are: what is there for screen readers follows without a space.
      const maximum = /\d–(\d{3})/.exec(element.textContent ?? '')?.[1] ?? '';
      seenMaxima[maximum] ??= Date.now();
    }).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

async function setMaximum(
  devClusterUrl: string,
  maximum: number,
): Promise<void> {
  const answer = await fetch(`${devClusterUrl}${RAY_CLUSTER}`, {
    method: 'PATCH',
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      'Content-Type': 'application/json-patch+json',
    },
    body: JSON.stringify([
      {
        op: 'replace',
        path: '/spec/workerGroupSpecs/0/maxReplicas',
        value: maximum,
      },
    ]),
  });
  if (!answer.ok) {
    throw new Error(`The change was refused with ${answer.status}`);
  }
}

/** When the page first showed a maximum, by the machine's clock. */
async function whenSeen(page: Page, maximum: number): Promise<number> {
  const seen = await page.waitForFunction(
    wanted => (window as unknown as SeenMaxima).seenMaxima[wanted],
    String(maximum),
    { timeout: SEEN_WITHIN_MS, polling: 100 },
  );
  return Number(await seen.jsonValue());
}
