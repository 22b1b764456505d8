import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BackendWatch } from './BackendWatch.mjs';
import { ownProcesses } from './ownProcesses.mjs';
import { readPorts, requireFreePorts } from './ports.mjs';
import { endGroup, endLeftovers, forgetRun, recordRun } from './portalRun.mjs';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { projectEnvironment } from './projectEnvironment.mjs';
import { runCommand, say, secondsSince } from './say.mjs';
import { whenAnswering } from './whenAnswering.mjs';

const LOOK_INTERVAL_MS = 2000;

/** The CLI runs the backend there, in a process of its own. */
const BACKEND_FOLDER = join(ROOT, 'packages/backend');

/**
 * `npm start`: set-up, then the portal, until Ctrl-C.
 *
 * The portal runs in a process group of its own, so that one signal ends all of it and a later start
 * can tell what a killed one left behind.
 */
await runCommand(async () => {
  const start = performance.now();
  const ports = readPorts(process.env);
  const node = await prepare();
  await endLeftovers();
  await requireFreePorts(ports);

  const [portalPort, backendPort] = ports;
  const url = `http://localhost:${portalPort}`;
  say(`Starting the portal …`);
  const portal = spawn(
    node,
    [
      join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      ...process.argv.slice(2),
    ],
    {
      cwd: ROOT,
      env: projectEnvironment(node),
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    },
  );
  await recordRun({ starter: process.pid, group: portal.pid });

  const waiting = new AbortController();
  whenAnswering({
    urls: [
      `http://127.0.0.1:${backendPort}/.backstage/health/v1/readiness`,
      url,
    ],
    signal: waiting.signal,
  }).then(
    () => {
      say(`The portal is ready after ${secondsSince(start)}: ${url}`);
      say(
        'Click "Enter", then Create, then "Ray cluster on Argo CD". Ctrl-C stops everything.',
      );
    },
    () => undefined,
  );

  return new Promise(resolve => {
    let ending;
    const end = code => {
      waiting.abort();
      ending ??= endGroup(portal.pid)
        .then(forgetRun)
        .then(() => resolve(code));
    };
    watchBackend({
      group: portal.pid,
      signal: waiting.signal,
      onOver: () => end(1),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => end(0));
    }
    // Parts of it may go on, so whichever way the command ends, all of it ends.
    portal.on('exit', code => end(code ?? 1));
  });
});

/** Says when the backend has ended while the rest goes on; `onOver` when it did not come back. */
function watchBackend({ group, signal, onOver }) {
  const watch = new BackendWatch();
  const looking = setInterval(() => {
    const isRunning = ownProcesses(BACKEND_FOLDER).some(
      each => each.group === group,
    );
    switch (watch.look(isRunning, performance.now())) {
      case 'gone':
        say(
          'The backend has ended; what it said last is above. It starts again when one of its files changes; everything ends in a minute otherwise.',
        );
        break;
      case 'back':
        say('The backend runs again.');
        break;
      case 'over':
        say(
          'The backend did not come back: everything ends. Start it again with npm start.',
        );
        onOver();
        break;
      default:
    }
  }, LOOK_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(looking));
}
