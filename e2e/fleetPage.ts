import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the fleet page; its first row is there when this resolves. */
export async function openFleet(page: Page, query = ''): Promise<void> {
  await page.goto(`/kuberay${query}`);
  await expect(fleetNames(page).first()).toBeVisible({ timeout: 60_000 });
}

/** The names of the Ray clusters that are listed, the first column. */
export function fleetNames(page: Page): Locator {
  return page.getByRole('table').getByRole('rowheader');
}

/** What the filters are in. */
export function fleetFilters(page: Page): Locator {
  return page.getByRole('group', { name: 'Filters' });
}

/** All of the page that is ours: totals, filters, table. */
export function fleetContent(page: Page): Locator {
  return page.getByRole('article').filter({ has: fleetFilters(page) });
}
