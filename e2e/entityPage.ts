import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the Overview of a Ray cluster's entity. */
export async function openOverview(page: Page, entity: string): Promise<void> {
  await page.goto(`/catalog/default/resource/${entity}`);
}

/** Opens the tab of Ray clusters; its first section is there when this resolves. */
export async function openTab(page: Page, entity: string): Promise<void> {
  await page.goto(`/catalog/default/resource/${entity}/ray-cluster`);
  await expect(tabSection(page, 'Worker groups')).toBeVisible({
    timeout: 60_000,
  });
}

/** A section of the tab, by its heading. */
export function tabSection(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}
