import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { say, secondsSince } from './say.mjs';

/**
 * Runs one step of a check with its output on the terminal, in the checkout's root unless told; an interactive one gets
 * the keyboard, too.
 *
 * @returns true when it exited with 0
 */
export async function runStep({
  title,
  node,
  args,
  env = {},
  cwd = ROOT,
  interactive,
}) {
  say(`${title} …`);
  const start = performance.now();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd,
      env: { ...projectEnvironment(node), ...env },
      stdio: [interactive ? 'inherit' : 'ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  say(`${title}: ${code === 0 ? 'passed' : 'FAILED'} (${secondsSince(start)})`);
  return code === 0;
}
