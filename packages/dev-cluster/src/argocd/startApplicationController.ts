import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { GitRepositories } from '../git/GitRepositories';
import type { ObjectEvent, ObjectStore } from '../kube-api';
import { equalJson } from '../kube-api/json';
import type { Application } from './Application';
import { ApplicationWriter } from './ApplicationWriter';
import type { CachedChange } from './ClusterCache';
import { ClusterCache } from './ClusterCache';
import { Comparer } from './Comparer';
import { proceedWithDeletion } from './Deleter';
import type { ComparedResource } from './diff/compare';
import type { Latencies } from './Latencies';
import { DEFAULT_LATENCIES } from './Latencies';
import { REFRESH_ANNOTATION } from './names';
import { ownersOf } from './ownersOf';
import { projectNameOf } from './projects/AppProject';
import { Refresher } from './Refresher';
import { isSameRepository } from './sources/repositoryUrl';
import { startApplicationSetController } from './startApplicationSetController';
import { SyncRunner } from './SyncRunner';

/** What {@link startApplicationController} works with. */
export interface ApplicationControllerOptions {
  /** The cluster that Argo CD runs in and that it deploys to. */
  store: ObjectStore;
  git: GitRepositories;
  clock: Clock;
  /** Name of the cluster as `destination.name` may give it, besides `in-cluster`. */
  clusterName: string;
  log: Pick<LoggerService, 'info' | 'error'>;
  /** Defaults to {@link DEFAULT_LATENCIES}. */
  latencies?: Partial<Latencies>;
}

/** The running controller. */
export interface ApplicationController {
  /** Compares the objects of an Application with Git now, and writes nothing. */
  compare(application: Application): Promise<ComparedResource[]>;
  stop(): void;
}

/** Where the Applications are; those of other namespaces are nobody's business. */
const NAMESPACE = 'argocd';

/**
 * A stand-in for Argo CD's application controller: watches Applications, Git and the cluster, compares, syncs, heals,
 * prunes and records, in the shapes and sequences recorded from Argo CD 3.5.1. What it does not do is in README.md.
 *
 * What is told is only which Application to look at again; every decision is made from what is there then.
 */
export function startApplicationController(
  options: ApplicationControllerOptions,
): ApplicationController {
  const { store, git, clock, clusterName, log } = options;
  const latencies = { ...DEFAULT_LATENCIES, ...options.latencies };
  const writer = ApplicationWriter.create({ store, namespace: NAMESPACE });
  const cache = ClusterCache.create({ store, clock, latencies });
  const comparer = Comparer.create({ git, store, cache });
  const onError = (name: string, error: unknown) =>
    log.error(
      `Application ${name} of development cluster ${clusterName}: ${error}`,
      error instanceof Error ? error : undefined,
    );
  const refresher = Refresher.create({
    clock,
    store,
    cache,
    comparer,
    writer,
    latencies,
    clusterName,
    onError,
  });
  const runner = SyncRunner.create({
    clock,
    store,
    cache,
    comparer,
    writer,
    latencies,
    onFinished: name => refresher.request(name, 'latest'),
    onError,
  });

  const applications = () =>
    store.list('Application', { namespace: NAMESPACE }) as Application[];

  /** Specs as last seen: an Application's own status changes are no reason to compare it again. */
  const specs = new Map<string, unknown>();
  /** Applications whose refresh annotation is being answered. */
  const asked = new Set<string>();

  const finalize = (name: string) =>
    proceedWithDeletion(name, { store, cache, writer, now: clock.now() });

  const onApplication = ({ type, object }: ObjectEvent) => {
    if (
      object.kind !== 'Application' ||
      object.metadata.namespace !== NAMESPACE
    ) {
      return;
    }
    const application = object as Application;
    const { name } = application.metadata;
    if (type === 'DELETED') {
      refresher.forget(name);
      specs.delete(name);
      asked.delete(name);
      return;
    }
    if (application.metadata.deletionTimestamp !== undefined) {
      finalize(name);
    }
    const known = specs.get(name);
    specs.set(name, application.spec);
    const refresh = application.metadata.annotations?.[REFRESH_ANNOTATION];
    if (refresh !== undefined && !asked.has(name)) {
      asked.add(name);
      refresher.request(name, refresh === 'hard' ? 'hard' : 'latest');
    } else if (refresh === undefined) {
      asked.delete(name);
    }
    if (type === 'ADDED' || !equalJson(known, application.spec)) {
      refresher.request(name, 'latest');
    }
    if (application.operation) {
      runner.start(name);
    }
  };

  /** What a project allows decides about its Applications at once. */
  const onProject = ({ object }: ObjectEvent) => {
    if (object.kind !== 'AppProject') {
      return;
    }
    for (const application of applications()) {
      if (projectNameOf(application) === object.metadata.name) {
        refresher.request(application.metadata.name, 'latest');
      }
    }
  };

  const onChange = ({ previous, next }: CachedChange) => {
    const owners = new Set(
      [previous, next].flatMap(object =>
        object ? ownersOf(object, cache) : [],
      ),
    );
    for (const name of owners) {
      finalize(name);
      if (writer.read(name)) {
        refresher.request(name, 'recent');
      }
    }
  };

  const undo = [
    store.subscribe(onApplication),
    store.subscribe(onProject),
    startApplicationSetController({ store, clock }),
    cache.subscribe(onChange),
    git.onPush(repoURL => {
      for (const { metadata, spec } of applications()) {
        const isFollower = [spec?.source, ...listOf(spec?.sources)].some(
          source =>
            typeof source?.repoURL === 'string' &&
            isSameRepository(source.repoURL, repoURL),
        );
        if (isFollower) {
          refresher.request(metadata.name, 'latest');
        }
      }
    }),
  ];
  for (const object of applications()) {
    onApplication({ type: 'ADDED', object });
  }
  log.info(`Stand-in Argo CD of development cluster ${clusterName} is running`);
  return {
    async compare(application) {
      const target = await comparer.load(application);
      await new Promise<void>(resolve => cache.whenReadable(resolve));
      return comparer.compare(application, target).comparison.resources;
    },
    stop() {
      undo.forEach(stop => stop());
      refresher.stop();
      runner.stop();
      cache.stop();
    },
  };
}

/** The spec may be of any shape here. */
function listOf<T>(value: T[] | undefined): T[] {
  return Array.isArray(value) ? value : [];
}
