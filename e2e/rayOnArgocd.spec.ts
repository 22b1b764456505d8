import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { rayClusterCard, watchCard } from './rayClusterCard';
import { signIn } from './signIn';
import { chooseTemplate, create, next, onStep } from './templateForm';

test('a templated Ray cluster comes up from Git, live on its card', async ({
  page,
}) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);

  await chooseTemplate(page, 'Ray cluster on Argo CD');
  for (const heading of ['The cluster', 'Where it runs', 'Ray']) {
    await onStep(page, heading);
    await next(page);
  }
  await create(page);

  await page.getByRole('button', { name: 'Watch the cluster come up' }).click();
  await expect(page.getByRole('heading', { name: 'raycluster' })).toBeVisible();
  let reloads = 0;
  page.on('load', () => {
    reloads += 1;
  });

  const seen = await watchCard({
    page,
    until: card =>
      card.sync === 'Synced' &&
      card.health === 'Healthy' &&
      card.ray === 'Ready',
    timeoutMs: 60_000,
  });

  const phases = [...new Set(seen.map(({ ray }) => ray))];
  expect(phases[0]).toMatch(/^(Not installed|Missing)$/);
  expect(phases).toContain('Pending');
  expect(phases.at(-1)).toBe('Ready');
  expect(seen.at(-1)?.groups).toEqual([
    expect.stringMatching(/^standard-worker 1 \/ 1 · 1–5/),
    expect.stringMatching(/^large-worker 0 \/ 0 · 0–3/),
  ]);
  await expect(rayClusterCard(page)).toContainText('sandbox (stand-in)');
  expect(reloads).toBe(0);
  expect(errors).toEqual([]);
});
