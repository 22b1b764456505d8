import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';

/** True when something listens on the loopback port. */
export function isPortTaken(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = taken => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/** Who listens on a port: `{pid, command}`, or undefined where the system does not tell. */
export function portOwner(port) {
  return process.platform === 'linux' ? fromProc(port) : fromLsof(port);
}

function fromProc(port) {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file =>
      listeningInodes(readOr(file, ''), port),
    ),
  );
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    for (const handle of listOr(`/proc/${pid}/fd`)) {
      const target = linkOr(`/proc/${pid}/fd/${handle}`);
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode && inodes.has(inode)) {
        const command = readOr(`/proc/${pid}/cmdline`, '')
          .split('\0')
          .join(' ')
          .trim();
        return { pid: Number(pid), command };
      }
    }
  }
  return undefined;
}

/** Inodes of the sockets that listen on a port, from the text of `/proc/net/tcp`. */
export function listeningInodes(table, port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(
      ([, local = '', , state]) =>
        state === '0A' && local.endsWith(`:${wanted}`),
    )
    .map(columns => columns[9]);
}

function fromLsof(port) {
  const run = spawnSync(
    'lsof',
    ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'],
    { encoding: 'utf8' },
  );
  const pid = /^p(\d+)/m.exec(run.stdout ?? '')?.[1];
  const command = /^c(.+)/m.exec(run.stdout ?? '')?.[1];
  return pid ? { pid: Number(pid), command: command ?? '' } : undefined;
}

// Processes end while we read, and those of others are closed to us: both mean "not this one".
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function listOr(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOr(file) {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
