import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './runTool';

/** Where the check works, and with what. */
export interface Workshop {
  /** The checkout whose packages and pages are checked. */
  checkout: string;
  /** A folder of its own, outside the checkout: nothing of it can be found from there by accident. */
  folder: string;
  /** Packed packages, by name. */
  tarballs: ReadonlyMap<string, string>;
}

/** The committed yarn of the checkout. */
export function yarnPath({ checkout }: Workshop): string {
  return join(checkout, '.yarn/releases/yarn-4.18.1.cjs');
}

/** The environment of an app's own tools: nothing of the checkout's, and a command named `yarn`, as its owner would have. */
export async function toolEnvironment(
  workshop: Workshop,
): Promise<NodeJS.ProcessEnv> {
  const bin = join(workshop.folder, 'bin');
  const yarn = join(bin, 'yarn');
  await mkdir(bin, { recursive: true });
  await writeFile(
    yarn,
    `#!/bin/sh\nexec "${process.execPath}" "${yarnPath(workshop)}" "$@"\n`,
  );
  await chmod(yarn, 0o755);
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INSTALL_CHECK_)/.test(name) && name !== 'NODE_ENV',
  );
  return { ...Object.fromEntries(kept), PATH: `${bin}:${process.env.PATH}` };
}

/** Runs yarn in an app. */
export async function runYarn(
  workshop: Workshop,
  cwd: string,
  args: string[],
): Promise<string> {
  return runTool({
    title: `yarn ${args.join(' ')}`,
    command: process.execPath,
    args: [yarnPath(workshop), ...args],
    cwd,
    env: await toolEnvironment(workshop),
  });
}
