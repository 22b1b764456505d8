import { expect, type Locator, type Page, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { openOverview, openTab } from './entityPage';
import { fleetFilters, fleetNames, openFleet } from './fleetPage';
import { rayClusterCard } from './rayClusterCard';
import { signIn } from './signIn';

test('card, tab and dialog by the keyboard alone', async ({ page }) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);

  await test.step('from the card to the change form', async () => {
    await openOverview(page, 'llm-batch');
    const change = rayClusterCard(page).getByRole('link', {
      name: 'Change by pull request',
    });
    await expect(change).toBeVisible({ timeout: 60_000 });
    await tabTo(page, change);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/create\/templates\//);
  });

  await test.step('from the tab into the sync dialog and back', async () => {
    await openTab(page, 'gallery-large');
    const sync = page.getByRole('button', { name: 'Sync llm-pretraining …' });
    await expect(sync).toBeEnabled({ timeout: 60_000 });
    await tabTo(page, sync);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    // The focus stays inside while the dialog is open.
    for (let turn = 0; turn < 6; turn++) {
      await page.keyboard.press('Tab');
      await expect(dialog.locator(':focus')).toHaveCount(1);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(sync).toBeFocused();
  });
  expect(errors).toEqual([]);
});

test('the fleet page by the keyboard alone', async ({ page }) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);
  await openFleet(page);
  await tabTo(page, fleetFilters(page).getByRole('searchbox'));
  await page.keyboard.type('pricing');
  const names = fleetNames(page);
  await expect(names).toHaveCount(1);
  const link = names.getByRole('link');
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/catalog\/default\/resource\/pricing-sim/);
  expect(errors).toEqual([]);
});

/** Presses Tab until an element has the focus. @throws Error when it never gets it */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let turn = 0; turn < 80; turn++) {
    if (await hasFocus(target)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is out of the keyboard's reach`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate(element => element === document.activeElement);
}
