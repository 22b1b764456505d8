import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Starts a browser without a window: Debian's Chromium where it is installed, elsewhere Playwright's own. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A person's visit to a portal, and what the browser's console said against it. */
export interface Visit {
  page: Page;
  /** Errors of the console, failed requests and uncaught exceptions, each with where it comes from. */
  errors: string[];
  end(): Promise<void>;
}

/** Opens a portal as the guest: the button of the sign-in page, where there is one. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: 'light',
    locale: 'en-US',
    viewport: { width: 1440, height: 1000 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => errors.push(error.stack ?? error.message));
  await page.goto('/');
  const enter = page.getByRole('button', { name: 'Enter' });
  const inside = page.getByRole('link', { name: 'Settings' }).first();
  await enter.or(inside).first().waitFor();
  if (await enter.isVisible()) {
    await enter.click();
    await inside.waitFor();
  }
  return { page, errors, end: () => context.close() };
}
