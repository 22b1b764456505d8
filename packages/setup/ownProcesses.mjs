import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ROOT } from './project.mjs';

/** Processes that work inside a checkout, this one unless told; a reused process number elsewhere is none of them. */
export function ownProcesses(root = ROOT) {
  return process.platform === 'linux' ? fromProc(root) : fromLsof(root);
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

function fromLsof(root) {
  const run = spawnSync('lsof', ['-a', '-d', 'cwd', '-F', 'pgn'], {
    encoding: 'utf8',
  });
  return parseLsof(run.stdout ?? '', root);
}

/** Processes whose working directory is inside `root`, from `lsof -d cwd -F pgn`. */
export function parseLsof(output, root) {
  return output
    .split(/^p/m)
    .slice(1)
    .map(block => ({
      pid: Number.parseInt(block, 10),
      group: Number(/^g(\d+)/m.exec(block)?.[1]),
      cwd: /^n(.*)/m.exec(block)?.[1] ?? '',
    }))
    .filter(
      ({ pid, cwd }) =>
        pid !== process.pid && (cwd === root || cwd.startsWith(`${root}/`)),
    )
    .map(({ pid, group }) => ({ pid, group }));
}
