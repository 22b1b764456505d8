import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ROOT } from './project.mjs';

/** Processes that work inside this checkout; a reused process number elsewhere is none of them. */
export function ownProcesses() {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

function fromProc() {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap(name => {
      try {
        const cwd = readlinkSync(`/proc/${name}/cwd`);
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // After the command's closing parenthesis: state, parent, group.
        const [state, , group] = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ');
        const inside = cwd === ROOT || cwd.startsWith(`${ROOT}/`);
        return inside && state !== 'Z'
          ? [{ pid: Number(name), group: Number(group) }]
          : [];
      } catch {
        // Ended meanwhile, or somebody else's.
        return [];
      }
    });
}

function fromPs() {
  const run = spawnSync('ps', ['-axo', 'pid=,pgid=,command='], {
    encoding: 'utf8',
  });
  return run.stdout
    .split('\n')
    .filter(line => line.includes(ROOT))
    .map(line => line.trim().split(/\s+/))
    .map(([pid, group]) => ({ pid: Number(pid), group: Number(group) }));
}
