import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs npm or yarn without its output, which is given line by line and returned as a whole.
 *
 * @returns `{code, output}`; code is undefined when the command could not be started
 */
export function runTool({ command, args, cwd, env, onStart, onLine }) {
  return new Promise(resolve => {
    const lines = [];
    const read = line => {
      lines.push(line);
      onLine?.(line);
    };
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
    child.on('error', error => {
      resolve({ code: undefined, output: error.message });
    });
    child.on('close', code => {
      resolve({ code, output: lines.join('\n') });
    });
    if (child.pid !== undefined) {
      onStart(child.pid);
    }
  });
}
