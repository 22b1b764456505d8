import { expect, type Locator, type Page } from '@playwright/test';

/** What a person reads on the card of one Ray cluster. */
export interface CardTexts {
  verdict: string;
  sync: string;
  health: string;
  ray: string;
  /** A line per worker group, e.g. `standard-worker 1 / 1 · 1–5`. */
  groups: string[];
}

/** The Ray cluster card of the open entity page. */
export function rayClusterCard(page: Page): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Ray cluster' }) });
}

/** Reads the card as it stands; undefined while it shows no cluster. */
export async function readCard(page: Page): Promise<CardTexts | undefined> {
  return rayClusterCard(page).evaluate(card => {
    const text = (element: Element | null | undefined) =>
      (element instanceof HTMLElement ? element.innerText : '')
        .replace(/\s+/g, ' ')
        .trim();
    const facts = new Map(
      [...card.querySelectorAll('dt')].map(term => [
        text(term),
        text(term.nextElementSibling),
      ]),
    );
    if (facts.size === 0) {
      return undefined;
    }
    return {
      verdict: text(card.querySelector('[role=status]')),
      sync: facts.get('Argo CD sync') ?? '',
      health: facts.get('Argo CD health') ?? '',
      ray: facts.get('Ray') ?? '',
      groups: [...card.querySelectorAll('li')].map(text),
    };
  });
}

/** Reads the card again and again until it says what is awaited; returns every different reading on the way. */
export async function watchCard(options: {
  page: Page;
  until: (card: CardTexts) => boolean;
  timeoutMs: number;
}): Promise<CardTexts[]> {
  const seen: CardTexts[] = [];
  await expect
    .poll(
      async () => {
        const card = await readCard(options.page);
        if (card && JSON.stringify(card) !== JSON.stringify(seen.at(-1))) {
          seen.push(card);
        }
        return card !== undefined && options.until(card);
      },
      {
        timeout: options.timeoutMs,
        intervals: [100],
        message: 'the card says what is awaited',
      },
    )
    .toBe(true);
  return seen;
}
