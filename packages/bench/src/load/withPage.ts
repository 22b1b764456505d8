import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Opens a portal in Chromium, enters as the guest, and closes the browser whatever becomes of the function. */
export async function withPage<T>(
  url: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({
      baseURL: url,
      viewport: { width: 1440, height: 1000 },
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Create', exact: true }).waitFor();
    return await use(page);
  } finally {
    await browser.close();
  }
}
