import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Of a line of the log: with a stack, it would bury the results. */
const MAX_ERROR = 200;

/** What goes wrong in the backend belongs beside the result. */
export function tellErrors(child: ChildProcess): void {
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', line => {
      if (line.includes('"level":"error"')) {
        process.stderr.write(`backend: ${line.slice(0, MAX_ERROR)}\n`);
      }
    });
  }
}
