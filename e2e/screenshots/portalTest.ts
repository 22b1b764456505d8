import { resolve } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openPortal, THEMES, type Theme } from '../themes';

const IMAGES = resolve(__dirname, '../../docs/images');

/** A page per theme, signed in; the pictures of one worker share them. */
export type ThemedPages = Record<Theme, Page>;

/** Tests that are given a page per theme. */
export const portalTest = test.extend<object, { pages: ThemedPages }>({
  pages: [
    async ({ browser }, use) => {
      const pages = await openThemed(
        browser,
        `http://localhost:${process.env.PORTAL_PORT}`,
      );
      await use(pages);
      await closeThemed(pages);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Signs in once per theme. */
export async function openThemed(
  browser: Parameters<typeof openPortal>[0],
  baseURL: string,
): Promise<ThemedPages> {
  const [light, dark] = await Promise.all(
    THEMES.map(theme =>
      openPortal(browser, {
        theme,
        baseURL,
        viewport: { width: 1440, height: 1100 },
      }),
    ),
  );
  return { light, dark };
}

/** Ends what {@link openThemed} began. */
export async function closeThemed(pages: ThemedPages): Promise<void> {
  await Promise.all(THEMES.map(theme => pages[theme].context().close()));
}

/** What is in a picture, and what must be read in it before it is taken. */
export interface Picture {
  /** Without theme and ending, e.g. `card-suspended`. */
  name: string;
  path: string;
  /** Before the page is opened, e.g. to hold its requests back. */
  prepare?: (page: Page) => Promise<unknown>;
  element: (page: Page) => Locator;
  /** What the element says when it shows the state. */
  says: RegExp | RegExp[];
  /** Once it is open, e.g. to press a button. */
  whenOpen?: (page: Page) => Promise<unknown>;
  /** Once it is open in both themes: what goes wrong in the clusters. */
  happens?: () => Promise<unknown>;
  timeoutMs?: number;
  /** Of the picture, in CSS pixels: what is below is left out. */
  maxHeight?: number;
}

/** Takes a picture in both themes. @throws Error when the element does not say what it should */
export async function takePicture(
  pages: ThemedPages,
  picture: Picture,
): Promise<void> {
  for (const theme of THEMES) {
    const page = pages[theme];
    await picture.prepare?.(page);
    await page.goto(picture.path);
    await picture.whenOpen?.(page);
  }
  await picture.happens?.();
  for (const theme of THEMES) {
    const page = pages[theme];
    const element = picture.element(page);
    for (const text of [picture.says].flat()) {
      await expect(element).toContainText(text, {
        timeout: picture.timeoutMs ?? 60_000,
      });
    }
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    await untilSettled(element);
    const path = resolve(IMAGES, `${picture.name}-${theme}.png`);
    await takeElement({ page, element, path, maxHeight: picture.maxHeight });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
}

async function takeElement(options: {
  page: Page;
  element: Locator;
  path: string;
  maxHeight?: number;
}): Promise<void> {
  const { page, element, path, maxHeight } = options;
  const look = { path, animations: 'disabled', caret: 'hide' } as const;
  const box = maxHeight === undefined ? null : await element.boundingBox();
  if (maxHeight === undefined || !box) {
    await element.screenshot(look);
    return;
  }
  await page.screenshot({
    ...look,
    fullPage: true,
    clip: { ...box, height: Math.min(box.height, maxHeight) },
  });
}

/** Waits until nothing comes any more, e.g. the links, which are asked for one by one; counts and ages may go on. */
async function untilSettled(element: Locator): Promise<void> {
  let seen: string[] = [];
  await expect
    .poll(
      async () => {
        const text = (await element.innerText()).replace(/\d+/g, '#');
        const box = JSON.stringify(await element.boundingBox());
        seen = [...seen.slice(-2), `${box} ${text}`];
        return seen.length === 3 && new Set(seen).size === 1;
      },
      { intervals: [500], message: 'the picture stands still' },
    )
    .toBe(true);
}
