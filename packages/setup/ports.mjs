import { isPortTaken, portOwner } from './portOwner.mjs';
import { SetupError } from './SetupError.mjs';

/** The portal's ports: what listens there, the variable that moves it, its default. */
export const PORTS = [
  { what: 'the portal', variable: 'PORTAL_PORT', fallback: 3000 },
  { what: 'the backend', variable: 'BACKEND_PORT', fallback: 7007 },
  {
    what: 'the development cluster',
    variable: 'DEV_CLUSTER_PORT',
    fallback: 7010,
  },
];

/**
 * Reads the ports from the environment.
 *
 * @throws SetupError for one that is no port, or for two that are the same
 */
export function readPorts(environment) {
  const ports = PORTS.map(({ variable, fallback }) => {
    const text = environment[variable] || String(fallback);
    const port = Number(text);
    if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
      throw new SetupError(
        `${variable} is ${JSON.stringify(
          text,
        )}; it has to be a port from 1 to 65535.`,
      );
    }
    return port;
  });
  if (new Set(ports).size < ports.length) {
    throw new SetupError(
      `${PORTS.map(({ variable }, i) => `${variable}=${ports[i]}`).join(
        ' ',
      )}: each needs a port of its own.`,
    );
  }
  return ports;
}

/** @throws SetupError that names who holds a port and how to move ours */
export async function requireFreePorts(ports) {
  for (const [i, port] of ports.entries()) {
    if (await isPortTaken(port)) {
      const { what, variable } = PORTS[i];
      const owner = portOwner(port);
      const holder = owner
        ? `process ${owner.pid} (${owner.command})`
        : 'another process';
      throw new SetupError(
        `Port ${port}, which ${what} needs, is taken by ${holder}.\n[setup] Stop it, or choose another port: ${variable}=${await freePort(
          port,
        )} npm start`,
      );
    }
  }
}

async function freePort(taken) {
  for (let port = taken + 1; port < taken + 100 && port < 65536; port++) {
    if (!(await isPortTaken(port))) {
      return port;
    }
  }
  return taken + 100;
}
