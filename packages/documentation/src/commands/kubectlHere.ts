import { spawnSync } from 'node:child_process';

/** What the kubectl of this machine can do with the development cluster. */
export interface KubectlHere {
  isThere: boolean;
  /** Up to 1.26 it asks for an OpenAPI document first, which the development cluster does not have. */
  triesOut: boolean;
}

/** Asks the kubectl of this machine for its version. */
export function kubectlHere(): KubectlHere {
  const { status, stdout } = spawnSync(
    'kubectl',
    ['version', '--client', '-o', 'json'],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    return { isThere: false, triesOut: false };
  }
  const [, minor = '0'] = /"minor":\s*"(\d+)/.exec(stdout) ?? [];
  return { isThere: true, triesOut: Number(minor) > 26 };
}
