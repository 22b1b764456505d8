import type { Page } from '@playwright/test';

/** The bearer token with which an open page asks our backend, so that a test can ask as the same user. */
export async function portalToken(
  page: Page,
  open: () => Promise<unknown>,
): Promise<string> {
  const asked = page.waitForRequest(request =>
    request.url().includes('/api/kuberay/'),
  );
  await open();
  const { authorization } = await (await asked).allHeaders();
  return authorization;
}

/** Address of our backend's routes. */
export function kuberayUrl(path: string): string {
  return `http://localhost:${process.env.BACKEND_PORT}/api/kuberay/v1/${path}`;
}
