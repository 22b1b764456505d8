import { expect, test } from '@playwright/test';
import { openOverview, tabSection } from './entityPage';
import { rayClusterCard } from './rayClusterCard';
import { signIn } from './signIn';

test('the way from the Overview to the tab and back is gone on one connection', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/api/kuberay/') && !pathname.endsWith('/history')) {
      asked.push(pathname.replace(/.*\/v1\//, ''));
    }
  });
  await signIn(page);
  await openOverview(page, 'gallery-healthy');
  const live = page.getByText('live', { exact: true });
  await expect(live).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Deployment' }).click();
  await page.locator('a[href$="/ray-cluster"]').click();
  await expect(tabSection(page, 'Worker groups')).toBeVisible();
  await expect(live).toBeVisible();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(
    rayClusterCard(page).getByText('live', { exact: true }),
  ).toBeVisible();

  expect(asked).toEqual([
    expect.stringMatching(
      /^entities\/resource\/default\/gallery-healthy\/events$/i,
    ),
  ]);
});
