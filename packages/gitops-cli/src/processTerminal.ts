import { EXIT_CODES } from './exitCodes';
import { fileProblem } from './fileProblem';
import type { Terminal } from './Terminal';
import { wantsColour } from './wantsColour';

/** The terminal that this process was started from. */
export function processTerminal(): Terminal {
  process.stdout.on('error', sayLostOutput);
  // Where errors cannot be told, nobody is there to hear of it.
  process.stderr.on('error', () => undefined);
  return {
    workingDirectory: process.cwd(),
    colour: wantsColour(process.env, process.stdout.isTTY === true),
    write: text => {
      process.stdout.write(text);
    },
    writeError: text => {
      process.stderr.write(text);
    },
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        chunks.push(Buffer.from(chunk));
      }
      return Buffer.concat(chunks);
    },
  };
}

/** Whoever reads has seen enough, as in `| head`: that changes nothing about the result. */
function sayLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    process.stderr.write(`The standard output ${fileProblem(error)}\n`);
    process.once('exit', () => {
      process.exitCode = EXIT_CODES.unreadable;
    });
  }
}
