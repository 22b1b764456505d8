import { CRDS_APPLICATION } from '../cleanUp/Inventory';
import { paths } from '../kube/paths';
import { applicationFacts } from './applicationFacts';
import type { Stage } from '../report/Report';
import { expectNoErrors } from './expectNoErrors';
import { expectSoon } from './expectSoon';
import { refresh } from './refreshApplication';
import { rootApplication } from './rootApplication';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';
import { EXPECTED_WORKERS } from './walkPlan';
import { waitUntil } from './waitUntil';
import { clusterFacts, describeFacts, readyFacts } from './workerCounts';

/** A head needs some seconds until its dashboard answers; a simulated one never does. */
const LISTEN_SECONDS = 60;

/** Generated and pushed by the actions; then the stages of its coming up, each as the backend's view has it. */
export async function createCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  const { catalog, kube, parameters, portal, report, signal } = context;
  const { entityRef, name, platform } = walk;
  await report.stage(`Commit ${name}`, async stage => {
    const { output } = await portal.runTask(`${name}-create`, signal);
    stage.note({
      expected: 'the actions generate and push the Applications',
      seen: `commit ${output.commitHash}`,
      result: output.changed === true ? 'ok' : 'FAILED',
    });
    stage.compare(
      `RayCluster ${walk.rayCluster}, replica guard ${walk.guarded}`,
      `RayCluster ${output.clusterName}, replica guard ${output.replicaGuard}`,
    );
    await catalog.put({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name,
        annotations: Object(output.annotations),
      },
      spec: { type: 'ray-cluster', owner: 'group:default/live-check' },
    });
    if (platform) {
      await kube.create(
        paths.applications(parameters.argocdNamespace),
        rootApplication(parameters),
      );
    }
  });
  const bringsOperator = platform && !parameters.reuseOperator;
  const bringsCrds = bringsOperator && !parameters.reuseCrds;
  const expectApplication = (
    role: 'crds' | 'operator',
    options: { alsoNudge?: () => Promise<unknown> } = {},
  ) =>
    report.stage(role === 'crds' ? 'CRDs' : 'Operator', stage =>
      expectSoon(context, stage, {
        expected: applicationFacts(undefined, role).expected,
        throughGit: true,
        look: async () =>
          applicationFacts(await portal.view(entityRef, signal), role).seen,
        ...options,
      }),
    );
  if (bringsCrds) {
    await expectApplication('crds');
  }
  if (bringsOperator) {
    // With a health check for Applications, the root waits until those of the CRDs are Healthy, which Argo CD says of
    // them minutes late, or when it compares from the ground up (domain.md 7.1).
    await expectApplication('operator', {
      ...(bringsCrds && {
        alsoNudge: () => refresh(context, CRDS_APPLICATION, 'hard'),
      }),
    });
  }
  await report.stage(`${name} comes up`, async stage => {
    // What is not there yet is not waited for by kuberay:wait as something of Git.
    await expectSoon(context, stage, {
      expected: 'Argo CD has the Application',
      throughGit: true,
      look: async () =>
        (await kube.get(
          paths.application({ namespace: parameters.argocdNamespace, name }),
        ))
          ? 'Argo CD has the Application'
          : 'Argo CD has no Application yet',
    });
    const { output } = await portal.runTask(`${name}-wait`, signal);
    stage.note({
      expected: 'kuberay:wait ends',
      seen: String(output.verdict),
      result: 'ok',
    });
    await expectSoon(context, stage, {
      expected: describeFacts(readyFacts(EXPECTED_WORKERS.created)),
      look: async () =>
        describeFacts(clusterFacts(await portal.view(entityRef, signal))),
    });
    await expectNoErrors(context, walk, stage);
    await hearAutoscaler(context, walk, stage);
  });
}

/** Ray's own words, through the API server's proxy to its dashboard. */
async function hearAutoscaler(
  context: WalkContext,
  { entityRef }: ClusterWalk,
  stage: Stage,
): Promise<void> {
  const { parameters, portal, say, signal } = context;
  const { autoscalerProcess, rayVersion, stageTimeout } = parameters;
  if (autoscalerProcess === false) {
    return;
  }
  const expected = `the autoscaler is heard, Ray ${rayVersion}`;
  const timeout = autoscalerProcess
    ? stageTimeout
    : Math.min(stageTimeout, LISTEN_SECONDS);
  const { met, seen } = await waitUntil({
    expected,
    look: async () => {
      const view = await portal.view(entityRef, signal);
      const words = view?.rayClusters[0]?.autoscaler.words;
      return words?.state === 'known'
        ? `the autoscaler is heard, Ray ${words.rayVersion}`
        : `not heard: ${words?.reason ?? words?.state ?? 'no answer yet'}`;
    },
    timeoutMs: timeout * 1000,
    signal,
    onChange: text => say(`    ${text}`),
  });
  const required = autoscalerProcess === true;
  if (met || required) {
    stage.compare(expected, seen);
    return;
  }
  stage.note({
    expected,
    seen: `${seen}; --autoscaler-process would demand it`,
    result: 'skipped',
  });
}
