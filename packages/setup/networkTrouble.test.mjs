import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNetworkTrouble } from './networkTrouble.mjs';

describe('network trouble', () => {
  for (const line of [
    'npm error code ENOTFOUND',
    'Error [ERR_SOCKET_CLOSED_BEFORE_CONNECTION]: Socket closed before the connection was established',
    'RequestError: connect ECONNREFUSED 127.0.0.1:9',
    'npm error network This is a problem related to network connectivity.',
  ]) {
    it(`is seen in: ${line}`, () => {
      assert.equal(isNetworkTrouble(line), true);
    });
  }

  for (const line of [
    'npm error code EINTEGRITY',
    'The lockfile would have been modified by this install',
  ]) {
    it(`is not seen in: ${line}`, () => {
      assert.equal(isNetworkTrouble(line), false);
    });
  }
});
