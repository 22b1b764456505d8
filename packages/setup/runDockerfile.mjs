import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import {
  parseCopy,
  parseDockerfile,
  parseDockerignore,
} from './parseDockerfile.mjs';
import { say, secondsSince } from './say.mjs';
import { SetupError } from './SetupError.mjs';

/** Steps that belong to the system of the image, which this machine has of its own. */
const OF_THE_SYSTEM = /^apt-get /;

/**
 * Takes the steps of a Dockerfile without Docker: each stage is a folder, `COPY` copies and `RUN` runs in it, with this
 * machine's system in place of the base image's. Packages of the system are not installed, and nobody is `USER`.
 *
 * @param options `context`: folder with Dockerfile and .dockerignore; `folder`: for the stages, removed by the caller;
 *   `env`: of the commands
 * @returns of the last stage `{folder, command, env}`: where it is, its `CMD` and its `ENV`; and `earlierStages`, the names
 *   of the folders that nothing needs any more
 * @throws SetupError that names the line which fails
 */
export async function runDockerfile({ context, folder, env }) {
  const stages = parseDockerfile(
    await readFile(join(context, 'Dockerfile'), 'utf8'),
  );
  const isIgnored = parseDockerignore(
    await readFile(join(context, '.dockerignore'), 'utf8'),
  );
  const done = new Map();
  for (const { name, steps } of stages) {
    const stage = { root: join(folder, name), at: '/', env: {} };
    await mkdir(stage.root, { recursive: true });
    done.set(name, stage);
    for (const step of steps) {
      await takeStep({ step, stage, done, context, isIgnored, env });
    }
  }
  const last = done.get(stages.at(-1).name);
  return {
    folder: join(last.root, last.at),
    command: last.command,
    env: last.env,
    earlierStages: stages.slice(0, -1).map(({ name }) => name),
  };
}

async function takeStep({ step, stage, done, context, isIgnored, env }) {
  const { instruction, text, line } = step;
  const here = join(stage.root, stage.at);
  switch (instruction) {
    case 'WORKDIR':
      stage.at = text;
      await mkdir(join(stage.root, text), { recursive: true });
      return;
    case 'COPY':
      await copy({ text, stage, done, context, isIgnored });
      return;
    case 'RUN': {
      if (OF_THE_SYSTEM.test(text)) {
        return;
      }
      const start = performance.now();
      const { code, output } = await execute('/bin/sh', ['-c', text], {
        cwd: here,
        env: { ...env, ...stage.env },
      });
      if (code !== 0) {
        throw new SetupError(
          `Dockerfile, line ${line}: ${text}\n${output
            .split('\n')
            .slice(-60)
            .join('\n')}`,
        );
      }
      say(`  line ${line}: ${text.slice(0, 90)} (${secondsSince(start)})`);
      return;
    }
    case 'ENV': {
      const [name, ...value] = text.split('=');
      stage.env[name] = value.join('=');
      return;
    }
    case 'CMD':
      stage.command = JSON.parse(text);
      return;
    case 'USER':
    case 'EXPOSE':
      return;
    default:
      throw new SetupError(
        `Dockerfile, line ${line}: ${instruction} cannot be taken without Docker`,
      );
  }
}

/** As Docker does: of a folder what is in it, everything else under its name. */
async function copy({ text, stage, done, context, isIgnored }) {
  const { from, sources, target } = parseCopy(text);
  const base = from === undefined ? context : done.get(from).root;
  const to = isAbsolute(target)
    ? join(stage.root, target)
    : join(stage.root, stage.at, target);
  for (const source of sources) {
    const path = join(base, source);
    const isFolder = (await stat(path)).isDirectory();
    if (from !== undefined) {
      // Of a hundred thousand files; a stage that is copied from is done, so both may have the same ones.
      await link(isFolder ? `${path}/.` : path, to);
    } else if (isFolder) {
      await cp(path, to, {
        recursive: true,
        verbatimSymlinks: true,
        filter: each => !isIgnored(relative(context, each) || '.'),
      });
    } else {
      await cp(path, join(to, source.split('/').at(-1)));
    }
  }
}

/** Links of files, and folders as they are made here: as by Docker, those that are there already keep their mode. */
async function link(path, target) {
  const { code, output } = await execute('cp', ['-rPlf', path, target]);
  if (code !== 0) {
    throw new SetupError(`cp -rPlf ${path} ${target}: ${output}`);
  }
}

function execute(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', data => output.push(data));
    child.stderr.on('data', data => output.push(data));
    child.on('error', reject);
    child.on('close', code =>
      resolve({ code, output: Buffer.concat(output).toString() }),
    );
  });
}
