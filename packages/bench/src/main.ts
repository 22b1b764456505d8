import { cpus, totalmem } from 'node:os';
import { canPin } from './load/StartedBackend';
import { measureFleet } from './measureFleet';
import { measureFreshness } from './measureFreshness';
import { measurePage } from './measurePage';
import { measureRequests } from './measureRequests';
import { measureScale } from './measureScale';
import { say } from './say';

/** Of the backend; all of them run when none is named. */
const BACKEND_MEASURES = {
  scale: measureScale,
  freshness: measureFreshness,
  requests: measureRequests,
};

/** In a browser; they need the production build of the frontend, so they run when they are named. */
const PAGE_MEASURES = { page: measurePage, fleet: measureFleet };

const MEASURES = { ...BACKEND_MEASURES, ...PAGE_MEASURES };

/** Runs the named measures, or all of the backend. Linux only: memory is read from `/proc`. */
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
  const wanted = names.length > 0 ? names : Object.keys(BACKEND_MEASURES);
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (wanted.includes(name)) {
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
