import type { ApplicationSource } from './Application';

/** Where manifests come from: the sources, and the revision that each of them stands for. */
export interface Origin {
  sources: readonly ApplicationSource[];
  /** One per source: a commit SHA, a chart version, or what was wanted where that could not be resolved. */
  revisions: readonly string[];
  /** Whether `sources` said it: Argo CD then writes lists everywhere, even of one. */
  isMulti: boolean;
}

/** A spec or an operation as far as it names sources; `sources` overrides `source` (domain facts 6.7). */
export function sourcesOf(given: {
  source?: ApplicationSource;
  sources?: readonly ApplicationSource[];
}): Pick<Origin, 'sources' | 'isMulti'> {
  const { source, sources = [] } = given;
  return sources.length > 0
    ? { sources, isMulti: true }
    : { sources: source ? [source] : [], isMulti: false };
}

/** `source`, or `sources` beside an empty `source` (recorded/multi-source). */
export function sourceFields({ sources, isMulti }: Origin): {
  source: ApplicationSource;
  sources?: ApplicationSource[];
} {
  return isMulti
    ? { source: { repoURL: '' }, sources: [...sources] }
    : { source: sources[0] ?? { repoURL: '' } };
}

/** `revision`, or `revisions` alone. */
export function revisionFields({ revisions, isMulti }: Origin): {
  revision?: string;
  revisions?: string[];
} {
  return isMulti
    ? { revisions: [...revisions] }
    : { revision: revisions[0] ?? '' };
}

/** Both as `status.operationState.syncResult` has them: with an empty `revision` beside `revisions` (recorded). */
export function syncResultFields(origin: Origin): {
  revision: string;
  revisions?: string[];
  source: ApplicationSource;
  sources?: ApplicationSource[];
} {
  return { revision: '', ...revisionFields(origin), ...sourceFields(origin) };
}

/** Both as `operation.sync` has them: without an empty `source`. */
export function operationFields(origin: Origin): {
  revision?: string;
  revisions?: string[];
  source?: ApplicationSource;
  sources?: ApplicationSource[];
} {
  return {
    ...revisionFields(origin),
    ...(origin.isMulti
      ? { sources: [...origin.sources] }
      : { source: origin.sources[0] }),
  };
}
