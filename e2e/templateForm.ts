import { expect, type Page } from '@playwright/test';

/** Opens a software template from the Create page. */
export async function chooseTemplate(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Create', exact: true }).click();
  await page
    .locator('.MuiCard-root')
    .filter({ hasText: title })
    .getByRole('button', { name: 'Choose' })
    .click();
}

/** Waits until a page of the form is open. */
export async function onStep(page: Page, heading: string): Promise<void> {
  await expect(
    page.locator('.MuiStepLabel-active', { hasText: heading }),
  ).toBeVisible();
}

/** To the next page of the form, or to the review. */
export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Next|Review)$/ }).click();
}

/** Starts the task from the review. */
export async function create(page: Page, button = 'Create'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
}
