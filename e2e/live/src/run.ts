import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Inventory } from './cleanUp/Inventory';
import { removeAll } from './cleanUp/removeAll';
import { GitRepository } from './git/GitRepository';
import { kubeconfigAccess } from './kube/kubeconfigAccess';
import { KubeClient } from './kube/KubeClient';
import type { Parameters } from './parameters/parametersSchema';
import { LiveCatalog } from './portal/LiveCatalog';
import { CLUSTER_NAME, portalConfig } from './portal/portalConfig';
import { PortalClient } from './portal/PortalClient';
import { freePort, startPortal } from './portal/startPortal';
import { formatTable } from './report/formatTable';
import type { Stage } from './report/Report';
import { Report } from './report/Report';
import { changeCluster } from './walk/changeCluster';
import { createCluster } from './walk/createCluster';
import { expectSoon } from './walk/expectSoon';
import { preflight } from './walk/preflight';
import { retireCluster } from './walk/retireCluster';
import { scaleCluster } from './walk/scaleCluster';
import { applicationsFolder, taskTemplates } from './walk/taskTemplates';
import type { WalkContext } from './walk/WalkContext';
import type { ClusterWalk } from './walk/walkPlan';
import { walkPlan } from './walk/walkPlan';

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
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-live-'));
  const logFile = parameters.log ?? join(folder, 'backend.log');
  const report = new Report({ say });
  const kube = new KubeClient(
    await kubeconfigAccess({
      kubeconfig: parameters.kubeconfig ?? '',
      ...(parameters.context !== undefined && { context: parameters.context }),
    }),
  );
  const git = gitRepository(parameters);
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
      await expectLive(context, stage);
      return context;
    });
    if (started) {
      for (const walk of plan) {
        await walkCluster(started, walk);
      }
    }
  } finally {
    await stopPortal?.().catch(error => say(`The backend: ${error.message}`));
  }
  await cleanUp();
  const { failed, passed } = report.counts;
  say(`\n${formatTable(report.rows)}\n`);
  if (failed === 0) {
    await rm(folder, { recursive: true, force: true });
  } else if (stopPortal) {
    say(`What the backend said: ${logFile}`);
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

async function walkCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  await createCluster(context, walk);
  await scaleCluster(context, walk);
  await changeCluster(context, walk);
  await retireCluster(context, walk);
}

/** The backend reads the cluster, with the credentials of the kubeconfig. */
async function expectLive(context: WalkContext, stage: Stage): Promise<void> {
  await expectSoon(context, stage, {
    expected: 'the backend reads the cluster',
    look: async () => {
      const { sources } = await context.portal.sources(context.signal);
      const source = sources.find(({ cluster }) => cluster === CLUSTER_NAME);
      const { freshness } = source ?? {};
      if (freshness?.state === 'live') {
        return 'the backend reads the cluster';
      }
      return freshness && 'problem' in freshness
        ? freshness.problem.message
        : `the backend: ${freshness?.state ?? 'knows no cluster yet'}`;
    },
  });
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
