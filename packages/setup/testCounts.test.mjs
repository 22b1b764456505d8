import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addCounts,
  countsFrom,
  jestCounts,
  playwrightCounts,
  tapCounts,
} from './testCounts.mjs';

describe('test counts', () => {
  it('of jest count a file that does not load as a failure', () => {
    assert.deepEqual(
      jestCounts({
        numPassedTests: 3,
        numFailedTests: 1,
        testResults: [
          { status: 'passed', assertionResults: [{}, {}, {}] },
          { status: 'failed', assertionResults: [{}] },
          { status: 'failed', assertionResults: [] },
        ],
      }),
      { passed: 3, failed: 2 },
    );
  });

  it('of TAP come from its closing lines', () => {
    assert.deepEqual(tapCounts('ok 1 - a\n# tests 3\n# pass 2\n# fail 1\n'), {
      passed: 2,
      failed: 1,
    });
  });

  it('of Playwright count a flaky test as failed', () => {
    assert.deepEqual(
      playwrightCounts({ stats: { expected: 4, unexpected: 0, flaky: 1 } }),
      { passed: 4, failed: 1 },
    );
  });

  it('of a report that was never written are one failure', async () => {
    assert.deepEqual(await countsFrom('/nowhere/report.json', JSON.parse), {
      passed: 0,
      failed: 1,
    });
  });

  it('add up', () => {
    assert.deepEqual(
      addCounts([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
      { passed: 3, failed: 3 },
    );
  });
});
