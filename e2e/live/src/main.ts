import { helpText } from './parameters/helpText';
import { readParameters } from './parameters/readParameters';
import { run } from './run';
import type { StandIn } from './standIn';
import { startStandIn } from './standIn';

/** npm and the terminal may each send one for the same key. */
const SAME_SIGNAL_MS = 1_000;

/** Exit code 0: everything as expected and nothing left; 1: not so; 2: it could not begin. */
async function main(): Promise<number> {
  const parameters = readParameters(process.argv.slice(2), process.env);
  if (!parameters) {
    say(helpText());
    return 0;
  }
  const soft = new AbortController();
  const hard = new AbortController();
  let interruptedAt = 0;
  const interrupt = () => {
    if (Date.now() - interruptedAt < SAME_SIGNAL_MS) {
      return;
    }
    interruptedAt = Date.now();
    if (soft.signal.aborted) {
      say('Stopping without removing the rest');
      hard.abort(new Error('interrupted twice'));
    } else {
      say('Stopping; removing what was made (once more leaves it)');
      soft.abort(new Error('interrupted'));
    }
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  // A terminal that was closed, or `| head`, takes nothing more; what was made is removed all the same.
  process.stdout.on('error', () => {});
  let standIn: StandIn | undefined;
  try {
    standIn = parameters.standIn
      ? await startStandIn(parameters, process.env.LIVE_CHECKOUT ?? '.')
      : undefined;
    const passed = await run({
      parameters: standIn?.parameters ?? parameters,
      say,
      signal: soft.signal,
      hardSignal: hard.signal,
    });
    return passed && !soft.signal.aborted ? 0 : 1;
  } finally {
    await standIn?.stop();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  },
);
