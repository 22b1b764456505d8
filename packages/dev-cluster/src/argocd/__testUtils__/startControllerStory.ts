import { admitByPolicies } from '../../admission';
import { ManualClock } from '../../clock';
import type { KubeObject } from '../../kube-api';
import { InMemoryObjectStore } from '../../kube-api';
import { ApiServer } from '../../kube-api/server/ApiServer';
import type { Application } from '../Application';
import type { Latencies } from '../Latencies';
import { startApplicationController } from '../startApplicationController';
import { InMemoryGit } from './InMemoryGit';

/** What an observer tells apart of an Application; a field that is absent or empty is `''` (both are recorded), a count 0. */
export interface ApplicationMoment {
  sync: string;
  health: string;
  phase: string;
  retryCount: number;
}

/** The moment that an Application is in. */
export function toMoment({
  status = {},
}: Pick<Application, 'status'>): ApplicationMoment {
  return {
    sync: status.sync?.status ?? '',
    health: status.health?.status ?? '',
    phase: status.operationState?.phase ?? '',
    retryCount: status.operationState?.retryCount ?? 0,
  };
}

/** A cluster with the controller, on a clock that the test moves; every moment of every Application is kept. */
export function startControllerStory(
  options: {
    latencies?: Partial<Latencies>;
    /** Started before the controller, e.g. nodes and operator; returns its undo. */
    start?: (cluster: {
      store: InMemoryObjectStore;
      clock: ManualClock;
    }) => () => void;
  } = {},
) {
  const clock = new ManualClock({ startAt: '2026-11-21T02:25:54Z' });
  const store = InMemoryObjectStore.create({
    clock,
    admit: admitByPolicies,
  });
  const beganAt = store.resourceVersion();
  const api = ApiServer.create({
    store,
    clock,
    token: 'secret',
    // A story keeps all that happened.
    eventLogCapacity: Infinity,
  });
  const git = new InMemoryGit();
  const errors: string[] = [];
  const moments: { [application: string]: ApplicationMoment[] } = {};
  const stopOthers = options.start?.({ store, clock }) ?? (() => {});
  store.subscribe(({ object }) => {
    if (object.kind === 'Application') {
      const all = (moments[object.metadata.name] ??= []);
      const moment = toMoment(object as Application);
      if (JSON.stringify(all.at(-1)) !== JSON.stringify(moment)) {
        all.push(moment);
      }
    }
  });
  const controller = startApplicationController({
    store,
    git,
    clock,
    clusterName: 'sandbox',
    log: { info: () => {}, error: message => errors.push(message) },
    latencies: options.latencies,
  });
  return {
    clock,
    store,
    compare: (application: Application) => controller.compare(application),
    /** The Kubernetes API of the cluster, with the token `secret`. */
    api,
    /** The version before anything happened. */
    beganAt,
    git,
    moments,
    application: (name: string) =>
      store.get({ kind: 'Application', namespace: 'argocd', name }) as
        | Application
        | undefined,
    async apply(...objects: KubeObject[]) {
      objects.forEach(object => store.create(object));
    },
    /** @throws Error when the controller logged a defect */
    stop() {
      controller.stop();
      stopOthers();
      api.stop();
      store.stop();
      if (errors.length > 0) {
        throw new Error(errors.join('\n'));
      }
    },
  };
}
