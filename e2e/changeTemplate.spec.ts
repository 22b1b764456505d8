import { expect, type Page, test } from '@playwright/test';
import { collectConsoleErrors } from './consoleErrors';
import { rayClusterCard, watchCard } from './rayClusterCard';
import { signIn } from './signIn';
import {
  exists,
  giveWork,
  type RayClusterAddress,
  readGroups,
  readGuards,
  readWorkers,
} from './standInCluster';
import { chooseTemplate, create, next, onStep } from './templateForm';

/** One cluster whose syncs keep the live counts, one whose Git gets them written. */
const CLUSTERS = [
  { guard: 'Always', name: 'guarded' },
  { guard: 'Never', name: 'unguarded' },
];

for (const { guard, name } of CLUSTERS) {
  test(`a change in Git loses no worker of a scaled cluster, replica guard: ${guard}`, async ({
    page,
  }) => {
    const address: RayClusterAddress = {
      cluster: 'showcase',
      namespace: name,
      name: `${name}-kuberay`,
    };
    const errors = collectConsoleErrors(page);
    await signIn(page);

    await test.step('create it', async () => {
      await chooseTemplate(page, 'Another Ray cluster');
      await onStep(page, 'The cluster');
      await page.getByLabel('Name', { exact: false }).first().fill(name);
      await next(page);
      await onStep(page, 'Where it runs');
      await page.getByLabel('Namespace').fill(name);
      await page.getByLabel(guard, { exact: true }).check();
      await next(page);
      await onStep(page, 'Ray');
      await next(page);
      await create(page);
      await page
        .getByRole('button', { name: 'Watch the cluster come up' })
        .click();
      await watchCard({
        page,
        until: card => card.ray === 'Ready',
        timeoutMs: 60_000,
      });
    });

    await test.step('let the autoscaler add workers', async () => {
      await giveWork(address, 'standard-worker=constant(4)');
      await watchCard({
        page,
        until: card => /standard-worker 4 \/ 4/.test(card.groups.join('; ')),
        timeoutMs: 60_000,
      });
    });
    const before = await readWorkers(address, 'standard-worker');
    expect(before).toHaveLength(4);
    expect(await readGuards()).toEqual(guard === 'Always' ? [[name]] : []);

    await test.step('raise the maximum of the other group', async () => {
      await changeMaximum(page, {
        name,
        group: 'large-worker',
        maximum: 7,
      });
      await page
        .getByRole('button', { name: 'Watch the cluster follow' })
        .click();
      await watchCard({
        page,
        until: card => /large-worker 0 \/ 0 · 0–7/.test(card.groups.join('; ')),
        timeoutMs: 60_000,
      });
    });

    await expect(rayClusterCard(page)).toContainText('standard-worker');
    expect(await readWorkers(address, 'standard-worker')).toEqual(before);
    expect(await readGroups(address)).toEqual([
      {
        groupName: 'standard-worker',
        replicas: 4,
        minReplicas: 1,
        maxReplicas: 5,
      },
      {
        groupName: 'large-worker',
        replicas: 0,
        minReplicas: 0,
        maxReplicas: 7,
      },
    ]);

    await test.step('retire it', async () => {
      await chooseTemplate(page, 'Retire a Ray cluster');
      await onStep(page, 'Which cluster');
      await pickCluster(page, name);
      await page.getByLabel(/^Delete the cluster/).check();
      await next(page);
      await create(page, 'Retire');
      await expect(
        page.getByRole('heading', { name: 'What goes' }),
      ).toBeVisible({
        timeout: 60_000,
      });
      await expect.poll(() => exists(address), { timeout: 60_000 }).toBe(false);
      // The guard goes with the last cluster that it protects.
      await expect.poll(readGuards, { timeout: 60_000 }).toEqual([]);
    });
    expect(errors).toEqual([]);
  });
}

async function pickCluster(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Ray cluster/ }).fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

async function changeMaximum(
  page: Page,
  change: { name: string; group: string; maximum: number },
): Promise<void> {
  await chooseTemplate(page, 'Change a Ray cluster');
  await onStep(page, 'Which cluster');
  await pickCluster(page, change.name);
  await next(page);
  await onStep(page, 'How many workers');
  await page
    .getByRole('group', { name: `Worker group ${change.group}` })
    .getByLabel('Most workers')
    .fill(String(change.maximum));
  await next(page);
  await onStep(page, 'What they run');
  await next(page);
  await onStep(page, 'Worker groups');
  await next(page);
  await create(page, 'Change');
}
