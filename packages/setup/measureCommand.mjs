import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SetupError } from './SetupError.mjs';

const REPORTER = fileURLToPath(
  new URL('reportPeakMemory.cjs', import.meta.url),
);

/**
 * Runs a script of Node.js several times as a process of its own.
 *
 * @returns {Promise<{ seconds: number[], mebibytes: number }>} time from start to end, the shortest first, and the
 * highest peak of resident memory.
 */
export async function measureCommand({ script, args, cwd, runs = 7 }) {
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    results.push(await measureOnce({ script, args, cwd }));
  }
  return {
    seconds: results.map(({ seconds }) => seconds).sort((a, b) => a - b),
    mebibytes: Math.max(...results.map(({ mebibytes }) => mebibytes)),
  };
}

function measureOnce({ script, args, cwd }) {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--require', REPORTER, script, ...args],
    { cwd, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  let peak = '';
  child.stdio[3].on('data', data => {
    peak += data;
  });
  let seconds;
  child.on('exit', () => {
    seconds = (performance.now() - start) / 1000;
  });
  return new Promise((resolve, reject) => {
    child.on('close', code =>
      code === 0
        ? resolve({ seconds, mebibytes: Number(peak) / 1024 })
        : reject(
            new SetupError(`${script} ${args.join(' ')}: ${code}\n${errors}`),
          ),
    );
  });
}
