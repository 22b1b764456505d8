import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { StartedPortal } from './load/StartedPortal';
import { withPage } from './load/withPage';
import { say } from './say';
import { ScriptedServer } from './upstream/ScriptedServer';

const SIZE = { rayClusters: 1000, podsPerCluster: 4 };
const READ_WITHIN_MS = 300_000;
/** Some fifteen characters a second: somebody types fast. */
const KEY_MS = 70;
const SETTLE_MS = 2000;
const GOAL_MS = 100;

/** Each leaves another number of rows, from many to one to none. */
const TYPED = ['ray-1', 'team-23', 'ray-777', 'nothing is called so'];

/** How long the page's main thread was busy at a stretch; the browser tells nothing below 50 ms. */
interface Busy {
  task: number;
  frame: number;
}

/**
 * The longest task of the page while somebody types into the filter of the fleet page, 1,000 Ray clusters,
 * production build.
 */
export async function measureFleet(): Promise<void> {
  await ScriptedServer.with(['c0'], SIZE, server =>
    StartedPortal.with(settings(server.urlOf('c0')), portal =>
      withPage(portal.url, async page => {
        await openFleet(page);
        const idle = await longestWhile(page, () => wait(SETTLE_MS));
        say(`fleet page at rest: ${inWords(idle)}`);
        const filter = page
          .getByRole('group', { name: 'Filters' })
          .getByRole('searchbox');
        let longest: Busy = { task: 0, frame: 0 };
        for (const text of TYPED) {
          const busy = await longestWhile(page, async () => {
            await filter.click();
            await page.keyboard.type(text, { delay: KEY_MS });
            await wait(SETTLE_MS);
            for (const _ of text) {
              await page.keyboard.press('Backspace', { delay: 5 });
            }
            await wait(SETTLE_MS);
          });
          say(`fleet page, ${JSON.stringify(text)}: ${inWords(busy)}`);
          longest = {
            task: Math.max(longest.task, busy.task),
            frame: Math.max(longest.frame, busy.frame),
          };
        }
        say(
          `fleet page, ${
            SIZE.rayClusters
          } Ray clusters, while filtering: ${inWords(
            longest,
          )} (goal: no task over ${GOAL_MS} ms${
            longest.task > GOAL_MS ? ', MISSED' : ''
          })`,
        );
      }),
    ),
  );
}

/** The scripted cluster and nothing else; its Ray clusters become entities as in every portal with our provider. */
function settings(url: string): object {
  return {
    devCluster: { enabled: false },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'c0',
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'of-no-worth',
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
    argocd: { appLocatorMethods: [] },
    kuberay: { ray: { dashboard: 'off' } },
    catalog: {
      locations: [
        {
          type: 'file',
          target: '../../packages/backend/catalog/org.yaml',
          rules: [{ allow: ['User', 'Group'] }],
        },
      ],
    },
  };
}

/** Waits until every Ray cluster is in the list. */
async function openFleet(page: Page): Promise<void> {
  await page.goto('/kuberay');
  await page
    .getByText('1–25 of 1,000')
    .first()
    .waitFor({ timeout: READ_WITHIN_MS });
}

/** The longest task and the longest frame while something is done. */
async function longestWhile(
  page: Page,
  act: () => Promise<unknown>,
): Promise<Busy> {
  await page.evaluate(() => {
    const busy = { task: 0, frame: 0 };
    const observer = new PerformanceObserver(list => {
      for (const { entryType, duration } of list.getEntries()) {
        const key = entryType === 'longtask' ? 'task' : 'frame';
        busy[key] = Math.max(busy[key], duration);
      }
    });
    observer.observe({ type: 'longtask' });
    observer.observe({ type: 'long-animation-frame' });
    Object.assign(window, { stopBusy: () => observer.disconnect(), busy });
  });
  await act();
  return page.evaluate(() => {
    const { stopBusy, busy } = window as unknown as {
      stopBusy: () => void;
      busy: Busy;
    };
    stopBusy();
    return busy;
  });
}

function inWords({ task, frame }: Busy): string {
  return `longest task ${inMs(task)}, longest frame ${inMs(frame)}`;
}

function inMs(ms: number): string {
  return ms === 0 ? 'under 50 ms' : `${Math.round(ms)} ms`;
}
