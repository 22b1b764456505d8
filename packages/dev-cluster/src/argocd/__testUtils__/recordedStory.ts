import type { KubeObject } from '../../kube-api';
import { startOperator } from '../../kuberay';
import { startNodes } from '../../nodes';
import type { Latencies } from '../Latencies';
import {
  clusterApplication,
  crdsApplication,
  operatorApplication,
} from './guideApplications';
import { startControllerStory } from './startControllerStory';

/**
 * Conditions of the run of recorded/walk: an idle machine, one Application at a time. Applying the three CRDs took 5.6 s,
 * after which the cache reloaded for 5.4 s.
 */
const IDLE: Partial<Latencies> = {
  applyCrdMs: 1_850,
  cacheReloadMs: 5_400,
};

/**
 * Conditions of the run of recorded/allinone: three Applications at once on a busy machine. The CRDs were compared almost
 * a second after the others, each kind of object took about a second to apply, and the cache learned of an object two
 * seconds later, so that both the operator and the cluster were compared too early and synced a second time.
 */
const BUSY: Partial<Latencies> = {
  compareMs: 500,
  compareCrdMs: 300,
  operationStartMs: 100,
  namespaceMs: 1_000,
  applyMs: 1_000,
  applyCrdMs: 2_400,
  finishMs: 100,
  cacheLagMs: 2_000,
  cacheReloadMs: 5_400,
};

/** Pods run as soon as they have a node, as in the recordings. */
const AT_ONCE = { startMs: 0, readyMs: 0, crashMs: 1_000, stopMs: 20 };

/**
 * The recorded cluster was not quite empty: cluster-wide roles of an earlier run were there, which is why the operator's
 * Application begins as OutOfSync and Healthy.
 */
const leftClusterRole: KubeObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: {
    name: 'rayjob-viewer-role',
    annotations: {
      'argocd.argoproj.io/tracking-id':
        'ray-operator:rbac.authorization.k8s.io/ClusterRole:ray-cluster/rayjob-viewer-role',
    },
  },
};

/** A cluster with nodes, KubeRay's operator and the controller. */
export function startWholeStory(latencies: Partial<Latencies> = {}) {
  return startControllerStory({
    latencies,
    start: ({ store, clock }) => {
      const stops = [
        startNodes({ store, clock, timings: AT_ONCE }),
        startOperator({ store, clock }),
      ];
      return () => stops.forEach(stop => stop());
    },
  });
}

/** The guide step by step; each Application is applied when the one before is done. By default as fast as recorded. */
export async function walk(latencies: Partial<Latencies> = IDLE) {
  const story = startWholeStory(latencies);
  await story.apply(crdsApplication);
  await story.clock.advance(45_000);
  await story.apply(operatorApplication);
  await story.clock.advance(15_000);
  await story.apply(clusterApplication('1.5.1'));
  await story.clock.advance(60_000);
  return story;
}

/** The guide's all-in-one file. */
export async function allInOne() {
  const story = startWholeStory(BUSY);
  story.store.create(leftClusterRole);
  await story.clock.advance(5_000);
  await story.apply(
    crdsApplication,
    operatorApplication,
    clusterApplication('1.4.1'),
  );
  await story.clock.advance(90_000);
  return story;
}
