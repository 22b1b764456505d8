import type { Terminal } from './Terminal';

/** The terminal that this process was started from. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ignoreClosedPipe);
  }
  return {
    workingDirectory: process.cwd(),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
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
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}
