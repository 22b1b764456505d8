import type { GitRepositories } from '../git/GitRepositories';
import { builtInKinds } from '../kube-api/builtInKinds';
import type { KubeObject, ObjectStore } from '../kube-api';
import { isJsonObject } from '../kube-api/json';
import type {
  Application,
  ApplicationCondition,
  Operation,
} from './Application';
import type { ClusterCache } from './ClusterCache';
import type { Comparison } from './diff/compare';
import { compare, compareWithoutTarget } from './diff/compare';
import { HOOK_ANNOTATION, NOT_REPRODUCED } from './names';
import type { Origin } from './Origin';
import { sourcesOf } from './Origin';
import { toResourceId } from './resourceId';
import type { LoadedSources } from './sources/loadSources';
import { loadSources } from './sources/loadSources';
import { normalizeTargets } from './sources/normalizeTargets';
import { TargetStateError } from './sources/TargetState';
import { trackingApplication } from './trackingId';

/** What Git wants, or why that is not known. */
export type Target =
  | ({ state: 'loaded'; origin: Origin } & Pick<
      LoadedSources,
      'manifests' | 'sourceTypes'
    >)
  | { state: 'failed'; origin: Origin; message: string };

/** A comparison and what goes with it into the status. */
export interface ComparisonResult {
  comparison: Comparison;
  origin: Origin;
  /** One per source; undefined when there is no target state. */
  sourceTypes: LoadedSources['sourceTypes'] | undefined;
  conditions: ApplicationCondition[];
}

/** Loads both sides of an Application and compares them. */
export class Comparer {
  readonly #git: GitRepositories;
  readonly #store: ObjectStore;
  readonly #cache: ClusterCache;

  private constructor(options: {
    git: GitRepositories;
    store: ObjectStore;
    cache: ClusterCache;
  }) {
    this.#git = options.git;
    this.#store = options.store;
    this.#cache = options.cache;
  }

  static create(options: {
    git: GitRepositories;
    store: ObjectStore;
    cache: ClusterCache;
  }): Comparer {
    return new Comparer(options);
  }

  /** Never rejects: whatever goes wrong is the target's message. `wanted` may name other sources and revisions. */
  async load(
    application: Application,
    wanted: NonNullable<Operation['sync']> = {},
  ): Promise<Target> {
    const { source, sources, revision, revisions } = wanted;
    const from = sourcesOf(
      source || sources?.length ? wanted : application.spec,
    );
    const asked = revisions ?? (revision === undefined ? [] : [revision]);
    const origin = {
      ...from,
      revisions: from.sources.map(
        ({ targetRevision = '' }, index) => asked[index] ?? targetRevision,
      ),
    };
    try {
      const loaded = await loadSources(this.#git, {
        ...from,
        revisions: asked,
        applicationName: application.metadata.name,
        namespace: application.spec.destination.namespace ?? '',
      });
      const { manifests, sourceTypes } = loaded;
      refuseHooks(manifests);
      return {
        state: 'loaded',
        origin: { ...from, revisions: loaded.revisions },
        manifests,
        sourceTypes,
      };
    } catch (error) {
      const message =
        error instanceof TargetStateError ? error.message : String(error);
      return { state: 'failed', origin, message };
    }
  }

  /** Compares with the objects that the cache knows now. */
  compare(application: Application, target: Target): ComparisonResult {
    const { name } = application.metadata;
    const { spec } = application;
    const owned = this.#cache.ownedBy(name);
    if (target.state === 'failed') {
      return {
        comparison: compareWithoutTarget(owned),
        origin: target.origin,
        sourceTypes: undefined,
        conditions: [
          {
            type: 'ComparisonError',
            message: `Failed to load target state: ${target.message}`,
          },
        ],
      };
    }
    const { targets, conditions } = normalizeTargets({
      application: name,
      destinationNamespace: spec.destination.namespace ?? '',
      manifests: target.manifests,
      isNamespaced: object => this.#isNamespaced(object, target.manifests),
    });
    const others = targets.flatMap(
      object => this.#cache.get(toResourceId(object)) ?? [],
    );
    const serverSide = spec.syncPolicy?.syncOptions?.includes(
      'ServerSideApply=true',
    );
    return {
      comparison: compare({
        targets,
        live: [...owned, ...others],
        rules: spec.ignoreDifferences ?? [],
        engine: serverSide ? 'structured' : 'legacy',
      }),
      origin: target.origin,
      sourceTypes: target.sourceTypes,
      conditions: [...conditions, ...sharedWarnings(application, others)],
    };
  }

  #isNamespaced(object: KubeObject, manifests: readonly KubeObject[]): boolean {
    const builtIn = builtInKinds.find(({ kind }) => kind === object.kind);
    if (builtIn) {
      return builtIn.namespaced;
    }
    const definition = [
      ...manifests.filter(({ kind }) => kind === 'CustomResourceDefinition'),
      ...this.#store.list('CustomResourceDefinition'),
    ]
      .map(({ spec }) => (isJsonObject(spec) ? spec : {}))
      .find(({ names }) => isJsonObject(names) && names.kind === object.kind);
    return definition?.scope !== 'Cluster';
  }
}

/** An object that carries another Application's tracking id is claimed by two (domain facts 6.6). */
function sharedWarnings(
  application: Application,
  live: readonly KubeObject[],
): ApplicationCondition[] {
  const { name, namespace } = application.metadata;
  return live.flatMap((object): ApplicationCondition[] => {
    const owner = trackingApplication(object);
    return owner !== undefined && owner !== name
      ? [
          {
            type: 'SharedResourceWarning',
            message: `${object.kind}/${object.metadata.name} is part of applications ${namespace}/${name} and ${owner}`,
          },
        ]
      : [];
  });
}

function refuseHooks(manifests: readonly KubeObject[]): void {
  const hook = manifests.find(
    ({ metadata }) => metadata.annotations?.[HOOK_ANNOTATION] !== undefined,
  );
  if (hook) {
    throw new TargetStateError(
      `${NOT_REPRODUCED} hooks; ${hook.kind}/${hook.metadata.name} has annotation ${HOOK_ANNOTATION}`,
    );
  }
}
