import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { openOverview, openTab } from './entityPage';
import { fleetContent, openFleet } from './fleetPage';
import { rayClusterCard } from './rayClusterCard';
import { openPortal, THEMES } from './themes';

for (const theme of THEMES) {
  test(`card, tab, sync dialog and fleet page have no violation of axe's rules, ${theme}`, async ({
    browser,
    baseURL,
  }) => {
    // Four pages, each looked through by all rules.
    test.setTimeout(400_000);
    const page = await openPortal(browser, { theme, baseURL: baseURL ?? '' });
    const errors = collectConsoleErrors(page);

    await test.step('card', async () => {
      for (const entity of ['gallery-degraded', 'gallery-at-maximum']) {
        await openOverview(page, entity);
        const card = rayClusterCard(page);
        await expect(card.getByText('live', { exact: true })).toBeVisible({
          timeout: 60_000,
        });
        await expectClean(page, card);
      }
    });

    await test.step('tab', async () => {
      await openTab(page, 'gallery-large');
      await expectClean(page, page.locator('main section'));
    });

    await test.step('dialog', async () => {
      const sync = page.getByRole('button', { name: 'Sync llm-pretraining …' });
      await expect(sync).toBeEnabled({ timeout: 60_000 });
      await sync.click();
      await expectClean(page, page.getByRole('dialog'));
      await page.keyboard.press('Escape');
    });

    await test.step('fleet page', async () => {
      await openFleet(page);
      await expectClean(page, fleetContent(page));
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });
}

/** Our own part of a page; what Backstage draws around it is not ours to mend. */
async function expectClean(page: Page, ours: Locator): Promise<void> {
  await expect(ours.first()).toBeVisible();
  await ours.evaluateAll(elements =>
    elements.forEach(element => element.setAttribute('data-ours', '')),
  );
  const { violations } = await new AxeBuilder({ page })
    .include('[data-ours]')
    .analyze();
  await page.evaluate(() =>
    document
      .querySelectorAll('[data-ours]')
      .forEach(element => element.removeAttribute('data-ours')),
  );
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      at: nodes.slice(0, 5).map(({ html }) => html.slice(0, 200)),
    })),
  ).toEqual([]);
}
