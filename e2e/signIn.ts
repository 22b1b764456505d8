import type { Page } from '@playwright/test';

/** Opens the portal and enters as the guest. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Create', exact: true }).waitFor();
}
