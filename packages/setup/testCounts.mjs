import { readFile } from 'node:fs/promises';

/** Passed and failed tests, from jest's `--json` file. A test file that does not even load counts as one failure. */
export function jestCounts(report) {
  const unloadable = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
  };
}

/** Passed and failed tests, from the closing lines of a TAP report by Node's test runner. */
export function tapCounts(report) {
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') };
}

/** Passed and failed tests, from Playwright's JSON report. */
export function playwrightCounts(report) {
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
  };
}

/** Reads a report; one that was never written counts as one failure. */
export async function countsFrom(file, count) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? { passed: 0, failed: 1 } : count(text);
}

/** Adds counts up. */
export function addCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );
}
