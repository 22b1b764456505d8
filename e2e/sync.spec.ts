import { expect, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { openTab } from './entityPage';
import { kuberayUrl, portalToken } from './portalToken';
import { signIn } from './signIn';
import { giveWork } from './standInCluster';

test('somebody who does not own a Ray cluster may not sync it: the button says why, and the backend refuses, too', async ({
  page,
}) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);
  const token = await portalToken(page, () =>
    openTab(page, 'gallery-orphaned-group'),
  );

  const sync = page.getByRole('button', { name: 'Sync var-simulation …' });
  await expect(sync).toBeDisabled();
  await expect(page.locator('main')).toContainText(
    /You may (not sync|neither refresh nor sync) this/,
  );

  const entity = 'entities/resource/default/gallery-orphaned-group';
  const headers = {
    Authorization: token,
    'Content-Type': 'application/json',
  };
  const view = await (await fetch(kuberayUrl(entity), { headers })).json();
  const { id } = view.applications.find(
    ({ name }: { name: string }) => name === 'var-simulation',
  );
  const answer = await fetch(
    kuberayUrl(`${entity}/applications/${encodeURIComponent(id)}/sync`),
    { method: 'POST', headers, body: '{}' },
  );
  expect(answer.status).toBe(403);
  expect(errors).toEqual([]);
});

test('an owner syncs, after saying that live replicas may be written over', async ({
  page,
}) => {
  const errors = collectConsoleErrors(page);
  // More workers than Git says; the bound that was changed by hand keeps the Application out of sync.
  await giveWork(
    {
      cluster: 'gallery',
      namespace: 'risk-credit',
      name: 'credit-scoring-kuberay',
    },
    'scorers=constant(5)',
  );
  await signIn(page);
  await openTab(page, 'gallery-out-of-sync');

  const sync = page.getByRole('button', { name: 'Sync credit-scoring …' });
  await expect(sync).toBeEnabled();
  await sync.click();
  const dialog = page.getByRole('dialog', { name: 'Sync credit-scoring?' });
  await expect(dialog).toContainText(
    /RayCluster risk-credit\/credit-scoring-kuberay\s*becomes what Git says/,
  );
  await expect(dialog).toContainText(
    'Git’s worker counts go over the autoscaler’s',
  );
  // The dialog follows the autoscaler while it is open.
  await expect(dialog.getByRole('row', { name: /scorers/ })).toHaveText(
    /scorers\s*5\s*3/,
    { timeout: 60_000 },
  );
  const confirm = dialog.getByRole('button', { name: 'Sync', exact: true });
  await expect(confirm).toBeDisabled();
  await dialog.getByText('Write them over all the same').click();
  await confirm.click();

  await expect(dialog).toBeHidden();
  await expect(page.getByText('credit-scoring is synced')).toBeVisible({
    timeout: 60_000,
  });
  expect(errors).toEqual([]);
});

test('the change link opens the form of the change template with the cluster picked', async ({
  page,
}) => {
  const errors = collectConsoleErrors(page);
  await signIn(page);
  await page.goto('/catalog/default/resource/llm-batch');
  await page
    .getByRole('link', { name: 'Change by pull request' })
    .first()
    .click();
  await expect(
    page.getByRole('combobox', { name: /^Ray cluster/ }),
  ).toHaveValue(/llm-batch|LLM batch/, { timeout: 60_000 });
  expect(errors).toEqual([]);
});
