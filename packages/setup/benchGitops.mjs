import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCommand } from './measureCommand.mjs';
import { say } from './say.mjs';
import { SetupError } from './SetupError.mjs';

const FILES = 1000;

const INPUT = `name: forecast
argocd: { project: ml, appProject: true }
destination:
  server: https://kubernetes.default.svc
  namespace: forecast
  kubernetesVersion: "1.36"
root: { kind: app-of-apps }
gitops:
  repoURL: https://git.example.com/platform/gitops.git
  path: clusters/forecast
workerGroups:
  - { name: cpu, minReplicas: 1, maxReplicas: 10 }
  - { name: gpu, maxReplicas: 4, cpu: "8", memory: 64Gi, gpu: 1 }
`;

/** How long the commands of a checkout's `kuberay-gitops` take as it is published, and what they hold in memory. */
export async function benchGitops(checkout) {
  const work = await mkdtemp(join(tmpdir(), 'kuberay-bench-gitops-'));
  try {
    const script = await publishedScript(checkout, work);
    const measure = async (what, ...args) => {
      const result = await measureCommand({ script, args, cwd: work });
      report(what, result);
    };
    await writeFile(join(work, 'input.yaml'), INPUT);
    await measure('kuberay-gitops --version', '--version');
    await measure('render of a stack', 'render', 'input.yaml', '--out', 'out');
    await measure('preview', 'preview', 'out/apps/raycluster.yaml');
    await writeApplications(work);
    await measure(`check of ${FILES} files`, 'check', 'many');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A copy without sources, which is what users have. */
async function publishedScript(checkout, work) {
  const source = join(checkout, 'packages', 'gitops-cli');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(source, 'build.cjs')],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new SetupError(`kuberay-gitops cannot be built:\n${stderr}`);
  }
  for (const part of ['bin', 'dist', 'package.json']) {
    await cp(join(source, part), join(work, 'package', part), {
      recursive: true,
    });
  }
  return join(work, 'package', 'bin', 'kuberay-gitops');
}

/** As many RayClusters as one repository may hold, each in a file of its own. */
async function writeApplications(work) {
  const text = await readFile(join(work, 'out/apps/raycluster.yaml'), 'utf8');
  await mkdir(join(work, 'many'));
  for (let index = 0; index < FILES; index += 1) {
    await writeFile(
      join(work, 'many', `cluster-${index}.yaml`),
      text.replaceAll('forecast', `cluster-${index}`),
    );
  }
}

function report(what, { seconds, mebibytes }) {
  const show = value => `${value.toFixed(2)} s`;
  const median = seconds[Math.floor(seconds.length / 2)];
  say(
    `${what}: least ${show(seconds[0])}, median ${show(median)}, most ${show(
      seconds[seconds.length - 1],
    )}, at the peak ${Math.round(mebibytes)} MiB`,
  );
}
