import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, chownSync, constants, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from './SetupError.mjs';

/** Where Debian and Ubuntu put the programs of each version, as `<version>/bin`. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

/** PostgreSQL refuses to run as root, so Debian's package brings this user. */
const SERVER_USER = 'postgres';

/**
 * Starts a PostgreSQL of its own: a new cluster in a temporary folder, on a free loopback port, with a password that
 * nobody else has. Nothing of a PostgreSQL that runs on the machine is touched.
 *
 * @returns `{version, host, port, user, password, connectionString, query(database, sql), stop()}`; `query` gives the
 *   rows as lines, `stop` ends the server and removes its folder
 * @throws SetupError where PostgreSQL is not installed, or does not start
 */
export async function startPostgres() {
  const bin = findPrograms();
  const as = serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-postgres-'));
  const password = randomBytes(16).toString('hex');
  const data = join(folder, 'data');
  let server;
  const stop = async () => {
    if (server && server.exitCode === null && server.signalCode === null) {
      // Fast shutdown: open connections are closed.
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    for (const path of as ? [folder, passwordFile] : []) {
      chownSync(path, as.uid, as.gid);
    }
    await chmod(folder, 0o700);
    createCluster({ bin, as, data, passwordFile });
    const port = await freePort();
    const log = join(folder, 'log');
    server = spawn(
      join(bin, 'postgres'),
      serverArguments({ data, port, folder }),
      { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server.stderr.on('data', text => {
      writeFile(log, text, { flag: 'a' }).catch(() => undefined);
    });
    await untilReady({ server, bin, port, log });
    return {
      version: programVersion(bin),
      host: '127.0.0.1',
      port,
      user: SERVER_USER,
      password,
      query: (database, sql) => query({ bin, port, password, database, sql }),
      connectionString: `postgresql://${SERVER_USER}:${password}@127.0.0.1:${port}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder of the newest `postgres` that also has an `initdb` beside it. */
function findPrograms() {
  const debian = namesIn(DEBIAN_VERSIONS)
    .filter(name => /^\d+$/.test(name))
    .sort((a, b) => b - a)
    .map(version => join(DEBIAN_VERSIONS, version, 'bin'));
  const found = [...debian, ...(process.env.PATH ?? '').split(delimiter)].find(
    folder =>
      ['initdb', 'postgres', 'pg_isready', 'psql'].every(program =>
        isExecutable(join(folder, program)),
      ),
  );
  if (!found) {
    throw new SetupError(
      'PostgreSQL is not installed: there are no initdb, postgres, pg_isready and psql in /usr/lib/postgresql or on the PATH.\n' +
        '[setup] On Debian or Ubuntu: apt-get install postgresql',
    );
  }
  return found;
}

/** Whom to run as when we are root; undefined otherwise: ourselves. */
function serverUser() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const number = option => {
    const { status, stdout } = spawnSync('id', [option, SERVER_USER], {
      encoding: 'utf8',
    });
    if (status !== 0) {
      throw new SetupError(
        `PostgreSQL does not run as root, and there is no user ${SERVER_USER} to run it as.\n[setup] Debian's package postgresql brings one.`,
      );
    }
    return Number(stdout);
  };
  return { uid: number('-u'), gid: number('-g') };
}

function createCluster({ bin, as, data, passwordFile }) {
  const { status, stderr, stdout } = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      `--username=${SERVER_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Byte order, as C does not depend on what the machine has installed.
      '--locale=C',
      '--no-sync',
    ],
    { ...as, cwd: '/', encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new SetupError(
      `initdb cannot make a PostgreSQL cluster:\n${stdout}${stderr}`,
    );
  }
}

function serverArguments({ data, port, folder }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    // A portal has a database and a pool for each plugin.
    max_connections: 300,
    // What is lost with the machine is a test.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  return [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ];
}

async function untilReady({ server, bin, port, log }) {
  let ended;
  server.on('error', error => (ended = error.message));
  server.on('exit', code => (ended = `it ended with ${code}`));
  for (let turn = 0; turn < 600; turn += 1) {
    if (ended !== undefined) {
      break;
    }
    const { status } = spawnSync(join(bin, 'pg_isready'), [
      '--quiet',
      '--host=127.0.0.1',
      `--port=${port}`,
    ]);
    if (status === 0) {
      return;
    }
    await wait(100);
  }
  const words = await readFile(log, 'utf8').catch(() => '');
  throw new SetupError(
    `PostgreSQL does not start: ${
      ended ?? 'no answer for a minute'
    }.\n${words}`,
  );
}

function query({ bin, port, password, database, sql }) {
  const { status, stdout, stderr } = spawnSync(
    join(bin, 'psql'),
    [
      '--host=127.0.0.1',
      `--port=${port}`,
      `--username=${SERVER_USER}`,
      `--dbname=${database}`,
      '--no-psqlrc',
      '--tuples-only',
      '--no-align',
      `--command=${sql}`,
    ],
    { env: { ...process.env, PGPASSWORD: password }, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`psql: ${stderr}`);
  }
  return stdout.split('\n').filter(line => line !== '');
}

/** Such as `postgres (PostgreSQL) 15.18 (Debian …)`, shortened to the number. */
function programVersion(bin) {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], {
    encoding: 'utf8',
  });
  return /\d+(\.\d+)?/.exec(stdout)?.[0] ?? 'of an unknown version';
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    // Another distribution.
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
