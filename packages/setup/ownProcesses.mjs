import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ROOT } from './project.mjs';

/** Processes that work inside a checkout, this one unless told; a reused process number elsewhere is none of them. */
export function ownProcesses(root = ROOT) {
  return process.platform === 'linux' ? fromProc(root) : fromPs(root);
}

function fromProc(root) {
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
        const inside = cwd === root || cwd.startsWith(`${root}/`);
        return inside && state !== 'Z'
          ? [{ pid: Number(name), group: Number(group) }]
          : [];
      } catch {
        // Ended meanwhile, or somebody else's.
        return [];
      }
    });
}

function fromPs(root) {
  const run = spawnSync('ps', ['-axo', 'pid=,pgid=,command='], {
    encoding: 'utf8',
  });
  return run.stdout
    .split('\n')
    .filter(line => line.includes(root))
    .map(line => line.trim().split(/\s+/))
    .map(([pid, group]) => ({ pid: Number(pid), group: Number(group) }));
}
