import { cpus, totalmem } from 'node:os';
import { canPin } from './load/StartedBackend';
import { measureFreshness } from './measureFreshness';
import { measureRequests } from './measureRequests';
import { measureScale } from './measureScale';
import { say } from './say';

const MEASURES = {
  scale: measureScale,
  freshness: measureFreshness,
  requests: measureRequests,
};

/** Runs the named measures, or all of them. Linux only: memory is read from `/proc`. */
async function main(names: string[]): Promise<void> {
  const unknown = names.find(name => !(name in MEASURES));
  if (unknown !== undefined) {
    throw new Error(
      `No measure is called ${unknown}; there are ${Object.keys(MEASURES).join(
        ', ',
      )}`,
    );
  }
  say(
    `Machine: ${cpus().length} cores, ${Math.round(
      totalmem() / 2 ** 30,
    )} GiB, ${cpus()[0].model}, Node.js ${process.versions.node}${
      canPin() ? '; the backend is pinned to one core' : ''
    }`,
  );
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (names.length === 0 || names.includes(name)) {
      await measure();
    }
  }
}

// So that what was started is ended, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    say(String(error.stack));
    process.exit(1);
  },
);
