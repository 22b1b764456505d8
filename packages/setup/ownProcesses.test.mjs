import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { ownProcesses, parseLsof } from './ownProcesses.mjs';
import { ROOT } from './project.mjs';

describe('own processes', () => {
  it('are those that work inside the checkout, and no others', async () => {
    const inside = spawn('sleep', ['30'], { cwd: ROOT });
    const outside = spawn('sleep', ['30'], { cwd: '/' });
    try {
      const pids = ownProcesses().map(({ pid }) => pid);
      assert.ok(pids.includes(inside.pid));
      assert.ok(!pids.includes(outside.pid));
    } finally {
      inside.kill();
      outside.kill();
    }
  });

  it('are read from lsof where there is no /proc', () => {
    const output = [
      'p101',
      'g100',
      'fcwd',
      'n/home/ada/kuberay',
      'p102',
      'g100',
      'fcwd',
      'n/home/ada/kuberay/packages/backend',
      'p103',
      'g103',
      'fcwd',
      'n/home/ada/kuberay-other',
      '',
    ].join('\n');
    assert.deepEqual(parseLsof(output, '/home/ada/kuberay'), [
      { pid: 101, group: 100 },
      { pid: 102, group: 100 },
    ]);
  });
});
