import type { Browser, Page } from '@playwright/test';
import { signIn } from './signIn';

/** The themes of the portal. */
export const THEMES = ['light', 'dark'] as const;

/** See {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** Options of {@link openPortal}. */
export interface OpenPortalOptions {
  theme: Theme;
  baseURL: string;
  /** In CSS pixels. */
  viewport?: { width: number; height: number };
  deviceScaleFactor?: number;
}

/** A browser of its own with a theme, signed in as the guest. */
export async function openPortal(
  browser: Browser,
  options: OpenPortalOptions,
): Promise<Page> {
  const { theme, baseURL, viewport, deviceScaleFactor } = options;
  const context = await browser.newContext({
    baseURL,
    viewport,
    deviceScaleFactor,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: theme,
  });
  await context.addInitScript(
    chosen => localStorage.setItem('theme', chosen),
    theme,
  );
  const page = await context.newPage();
  await signIn(page);
  return page;
}
