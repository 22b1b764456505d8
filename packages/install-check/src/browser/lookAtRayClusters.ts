import { expect, type Locator, type Page } from '@playwright/test';

/** What the development cluster's `recsys-training` comes to say, word for word. */
export const VERDICT = '1 of 3 workers keeps crashing';

const IN_TIME = { timeout: 120_000 };

/** The card of the open entity page, which is an article itself in the old frontend system: the innermost counts. */
export function rayClusterCard(page: Page): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Ray cluster' }) })
    .last();
}

/** Opens an entity; resolves when its card says what is true. */
export async function findCard(page: Page, entity: string): Promise<Locator> {
  await page.goto(`/catalog/default/component/${entity}`);
  const card = rayClusterCard(page);
  await expect(card).toContainText(VERDICT, IN_TIME);
  await expect(card).toContainText('Degraded');
  return card;
}

/** Goes to the tab as a person does; resolves when it shows the worker groups. */
export async function findTab(page: Page): Promise<void> {
  const named = { name: 'Ray cluster', exact: true };
  // A tab in the old frontend system; a link of the header in the new one.
  await page
    .getByRole('tab', named)
    .or(page.getByRole('link', named))
    .first()
    .click();
  await expect(
    page.getByRole('region', { name: 'Worker groups', exact: true }),
  ).toBeVisible(IN_TIME);
}

/** Goes to the page of all Ray clusters by the menu; resolves when it lists those of the development cluster. */
export async function findFleet(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: 'Ray clusters', exact: true })
    .first()
    .click();
  await expect(
    page
      .getByRole('table')
      .getByRole('rowheader')
      .filter({ hasText: 'recsys-training' }),
  ).toBeVisible(IN_TIME);
}
