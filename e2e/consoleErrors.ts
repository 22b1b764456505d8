import type { Page } from '@playwright/test';

/**
 * What Backstage's own pages say in development mode; none of it is ours to mend.
 * React's warnings about its own deprecations, as Material UI 4 and the scaffolder's form cause them.
 */
const UPSTREAM_WARNINGS = [
  /findDOMNode is deprecated/,
  /Support for defaultProps will be removed/,
  /validateDOMNesting/,
  /Each child in a list should have a unique "key" prop.*ExtensionBoundary/s,
  /IconComponent/,
];

/** Collects the errors that a page writes to the browser's console, without upstream's known ones. */
export function collectConsoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', message => {
    const text = message.text();
    if (
      message.type() === 'error' &&
      !UPSTREAM_WARNINGS.some(warning => warning.test(text))
    ) {
      errors.push(text);
    }
  });
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}
