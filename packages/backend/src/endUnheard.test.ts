import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Node.js reads TypeScript of itself where nothing but types has to go. */
const MODULE = join(__dirname, 'endUnheard.ts');

/** Talks on and on; an exception that nobody catches is logged, as by Backstage, and the tenth one ends it. */
const TALKER = `
  import { endUnheard } from ${JSON.stringify(MODULE)};
  let exceptions = 0;
  process.on('uncaughtException', error => {
    exceptions += 1;
    if (exceptions === 10) process.exit(42);
    console.log(error);
  });
  if (process.argv[1] === 'ends') endUnheard();
  setInterval(() => console.log('still here'), 1);
`;

jest.setTimeout(60_000);

async function exitCodeUnheard(argument: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', TALKER, argument],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(child, 'exit');
  await once(child.stdout!, 'data');
  child.stdout!.destroy();
  const [code] = await ended;
  return code;
}

describe('endUnheard', () => {
  it('ends a process whose output nobody takes any more', async () => {
    expect(await exitCodeUnheard('ends')).toBe(1);
  });

  it('is needed: without it such a process logs the failure of its log', async () => {
    expect(await exitCodeUnheard('goes on')).toBe(42);
  });
});
