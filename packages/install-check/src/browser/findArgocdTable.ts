import { expect, type Page } from '@playwright/test';

/** Resolves when the table of another Argo CD plugin says the same of `recsys-training` as our card: its backend answers. */
export async function findArgocdTable(
  page: Page,
  title: string,
): Promise<void> {
  const rows = page.getByRole('row').filter({ hasText: 'recsys-training' });
  const table = page
    .locator('div')
    .filter({ has: page.getByText(title, { exact: true }) })
    .filter({ has: rows })
    .last();
  const row = table.getByRole('row').filter({ hasText: 'recsys-training' });
  await expect(row).toContainText('Synced', { timeout: 60_000 });
  await expect(row).toContainText('Healthy');
}
