import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { type CardTexts, rayClusterCard, watchCard } from './rayClusterCard';
import { signIn } from './signIn';

/** Name of the entity, and what its card comes to say. */
const CLUSTERS = [
  {
    entity: 'recsys-training',
    says: {
      verdict: /^1 of 3 workers keeps crashing$/,
      sync: 'Synced',
      health: 'Healthy',
      ray: 'Degraded',
    },
  },
  {
    entity: 'llm-batch',
    says: {
      verdict: /waits for capacity/,
      sync: 'Synced',
      health: 'Healthy',
      ray: 'Waiting',
    },
  },
  {
    entity: 'pricing-sim',
    says: {
      verdict: /OutOfSync/,
      sync: 'OutOfSync',
      health: 'Healthy',
      ray: 'Ready',
    },
  },
  {
    entity: 'notebooks',
    says: {
      verdict: /^Suspended/,
      sync: 'Synced',
      health: 'Healthy',
      ray: 'Suspended',
    },
  },
];

test.describe('the showcase', () => {
  for (const { entity, says } of CLUSTERS) {
    test(`shows ${entity} as it is`, async ({ page }) => {
      const errors = collectConsoleErrors(page);
      await signIn(page);
      await page.goto(`/catalog/default/resource/${entity}`);
      await rayClusterCard(page).waitFor();
      await watchCard({
        page,
        until: card =>
          says.verdict.test(card.verdict) &&
          card.sync === says.sync &&
          card.health === says.health &&
          card.ray === says.ray,
        timeoutMs: 90_000,
      });
      expect(errors).toEqual([]);
    });
  }

  test('shows fraud-features scale up and down by itself, without a reload', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const errors = collectConsoleErrors(page);
    await signIn(page);
    await page.goto('/catalog/default/resource/fraud-features');
    await rayClusterCard(page).waitFor();
    const navigations: string[] = [];
    page.on('framenavigated', frame => navigations.push(frame.url()));

    // Its load rises and falls within two minutes.
    const ready: number[] = [];
    await watchCard({
      page,
      until: card => {
        const count = readyWorkers(card, 'feature-worker');
        if (count !== undefined && count !== ready.at(-1)) {
          ready.push(count);
        }
        return (
          ready.some((now, index) => now > ready[index - 1]) &&
          ready.some((now, index) => now < ready[index - 1])
        );
      },
      timeoutMs: 240_000,
    });
    expect(navigations).toEqual([]);
    expect(errors).toEqual([]);
  });
});

/** How many workers of a group are ready, as the card says it. */
function readyWorkers(card: CardTexts, group: string): number | undefined {
  const line = card.groups.find(text => text.startsWith(group));
  const count = /(\d+) \/ \d+/.exec(line ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}
