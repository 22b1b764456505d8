import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { fleetFilters, fleetNames, openFleet } from './fleetPage';
import { signIn } from './signIn';

test('the fleet page lists the troubled first, and is narrowed by text and lists, which its address keeps', async ({
  page,
}) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);
  await openFleet(page);
  const names = fleetNames(page);
  const filters = fleetFilters(page);

  await test.step('the worst first', async () => {
    await expect(names.first()).toContainText(
      /card-fraud|recsys-training|aml-screening-green/,
      { timeout: 90_000 },
    );
  });

  await test.step('by text', async () => {
    await filters.getByRole('searchbox').fill('pricing');
    await expect(names).toHaveCount(1);
    await expect(names).toContainText('pricing-sim-kuberay');
    await expect(page).toHaveURL(/[?&]q=pricing/);
  });

  await test.step('nothing matches', async () => {
    await filters.getByRole('searchbox').fill('nothing is called so');
    await expect(page.getByText('No Ray cluster matches')).toBeVisible();
    await page.getByRole('button', { name: 'Reset filters' }).first().click();
    await expect(names.nth(1)).toBeVisible();
  });

  await test.step('by a list', async () => {
    await filters
      .getByRole('button', { name: /Cluster/ })
      .first()
      .click();
    await page.getByRole('option', { name: /showcase/i }).click();
    await page.keyboard.press('Escape');
    await expect(names).toHaveCount(5);
    await expect(page).toHaveURL(/[?&]cluster=showcase/);
  });

  await test.step('after a reload, too', async () => {
    await page.reload();
    await expect(names).toHaveCount(5, { timeout: 60_000 });
  });

  await test.step('to the page of the entity', async () => {
    await names
      .filter({ hasText: 'pricing-sim-kuberay' })
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(/\/catalog\/default\/resource\/pricing-sim/);
  });
  expect(errors).toEqual([]);
});
