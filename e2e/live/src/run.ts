import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Inventory } from './cleanUp/Inventory';
import { removeAll } from './cleanUp/removeAll';
import { GitRepository } from './git/GitRepository';
import { kubeconfigAccess } from './kube/kubeconfigAccess';
import { KubeClient } from './kube/KubeClient';
import type { Parameters } from './parameters/parametersSchema';
import { LiveCatalog } from './portal/LiveCatalog';
import { portalConfig } from './portal/portalConfig';
import { PortalClient } from './portal/PortalClient';
import { freePort, startPortal } from './portal/startPortal';
import { formatTable } from './report/formatTable';
import { Report } from './report/Report';
import { expectBackend } from './walk/expectBackend';
import { preflight } from './walk/preflight';
import { applicationsFolder } from './walk/stackInput';
import { taskTemplates } from './walk/taskTemplates';
import type { WalkContext } from './walk/WalkContext';
import { walkCluster } from './walk/walkCluster';
import { walkPlan } from './walk/walkPlan';

/** For the backend's end. */
const STOP_SECONDS = 30;

/** What a run works with. */
export interface RunOptions {
  parameters: Parameters;
  say: (line: string) => void;
  /** The first Ctrl-C: no further stage, but everything is removed. */
  signal: AbortSignal;
  /** The second Ctrl-C: nothing more is removed either. */
  hardSignal: AbortSignal;
}

/**
 * Walks, removes what it made, and tells of both.
 *
 * @returns whether everything was as expected and nothing is left
 * @throws Error where it could not even begin
 */
export async function run(options: RunOptions): Promise<boolean> {
  const { hardSignal, say, signal } = options;
  const given = options.parameters;
  const parameters: Parameters = {
    ...given,
    kubeconfig: resolve(given.kubeconfig ?? ''),
  };
  const report = new Report({ say });
  const kube = new KubeClient(
    await kubeconfigAccess({
      kubeconfig: parameters.kubeconfig ?? '',
      ...(parameters.context !== undefined && { context: parameters.context }),
    }),
  );
  const git = gitRepository(parameters);
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-live-'));
  const logFile = parameters.log ?? join(folder, 'backend.log');
  let stopPortal: (() => Promise<void>) | undefined;
  let before: Inventory | undefined;
  let pushed = false;
  try {
    const ready = await report.stage('Preflight', stage =>
      preflight({ kube, git, parameters, stage, signal }),
    );
    const plan = ready ? walkPlan(parameters, ready.guardProblem) : [];
    if (ready) {
      before = ready.before;
      if (plan.length === 1 && parameters.guard === 'both') {
        report.skip('Change with the guard', String(ready.guardProblem));
      }
    }
    await report.stage('Git', async stage => {
      pushed = true;
      await git.commit(
        {
          message: 'Begin a live check of KubeRay for Backstage',
          files: {
            [`${applicationsFolder(parameters)}/README.md`]:
              'Argo CD Applications of a live check of KubeRay for Backstage; it removes this folder when it ends.\n',
          },
        },
        signal,
      );
      stage.note({
        expected: 'a push to the repository',
        seen: `branch ${parameters.gitBranch}, folder ${parameters.gitPath}`,
        result: 'ok',
      });
    });
    const catalog = LiveCatalog.create(
      plan.flatMap(walk => taskTemplates(parameters, walk)),
    );
    const started = await report.stage('Backend', async stage => {
      const local = {
        port: await freePort(),
        token: randomBytes(24).toString('base64url'),
        folder,
      };
      stopPortal = await startPortal({
        config: portalConfig(parameters, local),
        catalog,
        logFile,
      });
      const context: WalkContext = {
        parameters,
        kube,
        portal: new PortalClient({
          url: `http://127.0.0.1:${local.port}`,
          token: local.token,
          // kuberay:wait ends by itself first, with the better words.
          taskTimeoutSeconds: parameters.stageTimeout + 120,
          say: line => say(`    ${line}`),
        }),
        catalog,
        report,
        say,
        signal,
      };
      await expectBackend(context, stage);
      return context;
    });
    if (started) {
      for (const walk of plan) {
        await walkCluster(started, walk);
      }
    }
  } finally {
    await ending(stopPortal?.()).catch(error =>
      say(`The backend: ${error.message}`),
    );
  }
  await cleanUp();
  const { failed, passed } = report.counts;
  say(`\n${formatTable(report.rows)}\n`);
  if (failed > 0 && stopPortal) {
    say(`What the backend said: ${logFile}`);
  } else {
    await rm(folder, { recursive: true, force: true });
  }
  if (parameters.json !== undefined) {
    await writeFile(
      parameters.json,
      `${JSON.stringify(
        {
          parameters: { ...parameters, gitPassword: undefined },
          counts: { passed, failed },
          rows: report.rows,
        },
        null,
        2,
      )}\n`,
    );
  }
  say(`${passed} passed, ${failed} failed`);
  return failed === 0;

  async function cleanUp(): Promise<void> {
    const known = before;
    if (known === undefined) {
      return;
    }
    if (parameters.keep) {
      report.skip('All is gone again', '--keep: everything is left as it is');
      return;
    }
    await report.stage(
      'All is gone again',
      async stage => {
        const left = await removeAll({
          kube,
          git,
          parameters,
          before: known,
          pushed,
          say: line => say(`    ${line}`),
          signal: hardSignal,
        });
        stage.compare(
          'nothing is left',
          left.length === 0 ? 'nothing is left' : `left: ${left.join('; ')}`,
        );
      },
      { always: true },
    );
  }
}

/** A backend that does not end must not keep what was made from being removed. */
function ending(stopped: Promise<void> | undefined): Promise<void> {
  return Promise.race([
    stopped,
    pause(STOP_SECONDS * 1000, undefined, { ref: false }),
  ]);
}

function gitRepository(parameters: Parameters): GitRepository {
  const { gitBranch, gitPassword, gitUrl, gitUsername } = parameters;
  return new GitRepository({
    url: gitUrl ?? '',
    branch: gitBranch,
    ...(gitPassword !== undefined && {
      credentials: { username: gitUsername, password: gitPassword },
    }),
  });
}
