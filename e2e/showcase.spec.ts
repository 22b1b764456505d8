import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { rayClusterCard, watchCard } from './rayClusterCard';
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

  test('shows fraud-features scale up and down by itself', async ({ page }) => {
    await signIn(page);
    await page.goto('/catalog/default/resource/fraud-features');
    await rayClusterCard(page).waitFor();
    const desired = new Set<string>();
    await watchCard({
      page,
      until: card => {
        const count = /feature-worker .*?\d+ \/ (\d+)/.exec(
          card.groups.join(' '),
        )?.[1];
        if (count) {
          desired.add(count);
        }
        return desired.size >= 4;
      },
      timeoutMs: 140_000,
    });
  });
});
