import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { openOverview } from './entityPage';
import { addFault, healFaults } from './faults';
import { rayClusterCard } from './rayClusterCard';
import { signIn } from './signIn';

test.afterEach(healFaults);

test('a cluster that is cut off leaves its card in place, old and dated, until it is back', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const errors = collectConsoleErrors(page);
  await signIn(page);
  await openOverview(page, 'gallery-healthy');
  const card = rayClusterCard(page);
  const live = card.getByText('live', { exact: true });
  await expect(live).toBeVisible({ timeout: 60_000 });
  await expect(card).toContainText('All 12 workers are ready', {
    timeout: 60_000,
  });

  await addFault({ pathPrefix: '/clusters/gallery', fault: { type: 'down' } });

  // At the latest when its watches have been silent for 90 s.
  await expect(card).toContainText(/as of \d+ (s|min) ago/, {
    timeout: 130_000,
  });
  await expect(card).toContainText('does not answer');
  // What was known stays, and is said to be no news.
  await expect(card).toContainText('Last seen: All 12 workers are ready');
  await expect(card).toContainText('cpu-workers');

  await healFaults();

  await expect(live).toBeVisible({ timeout: 90_000 });
  await expect(card).not.toContainText('Last seen');
  expect(errors).toEqual([]);
});

test('a page in a hidden tab asks nothing, and is up to date when it is seen again', async ({
  context,
}) => {
  const overview = await context.newPage();
  const fleet = await context.newPage();
  // The second page of the same browser is signed in by that.
  await signIn(overview);
  await openOverview(overview, 'gallery-healthy');
  await expect(
    rayClusterCard(overview).getByText('live', { exact: true }),
  ).toBeVisible({ timeout: 60_000 });
  await fleet.goto('/kuberay');
  await expect(fleet.getByRole('rowheader').first()).toBeVisible({
    timeout: 60_000,
  });

  const asked: string[] = [];
  for (const page of [overview, fleet]) {
    await page.evaluate(setVisibility, 'hidden' as const);
    page.on('request', request => {
      if (request.url().includes('/api/kuberay/')) {
        asked.push(request.url());
      }
    });
  }
  // Longer than the fleet page takes between two reads, and than streams are silent.
  await overview.waitForTimeout(20_000);
  expect(asked).toEqual([]);

  await fleet.evaluate(setVisibility, 'visible' as const);
  await overview.evaluate(setVisibility, 'visible' as const);
  await expect
    .poll(() => asked.map(url => new URL(url).pathname))
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/gallery-healthy\/events$/),
        expect.stringMatching(/\/fleet$/),
      ]),
    );
  await expect(
    rayClusterCard(overview).getByText('live', { exact: true }),
  ).toBeVisible();
});

/** Runs in the page: tells it what the browser would tell of a tab that somebody leaves, or comes back to. */
function setVisibility(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => state,
  });
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    get: () => state === 'hidden',
  });
  document.dispatchEvent(new Event('visibilitychange'));
}
