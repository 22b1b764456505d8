import type { GitRepositories } from '../../git/GitRepositories';
import type { KubeObject } from '../../kube-api';
import type { Origin } from '../Origin';
import type { Reference } from './readValueFiles';
import { readValueFiles } from './readValueFiles';
import { resolveCommit } from './resolveCommit';
import { resolveTarget } from './resolveTarget';
import type { TargetRequest } from './TargetRequest';
import type { TargetState } from './TargetState';
import { TargetStateError } from './TargetState';

/** What {@link loadSources} is asked. */
export interface SourcesRequest
  extends Pick<Origin, 'sources' | 'isMulti'>,
    Pick<TargetRequest, 'applicationName' | 'namespace'> {
  /** Instead of the sources' `targetRevision`, for a sync to given revisions; as many or fewer. */
  revisions: readonly string[];
}

/** What all sources want together. */
export interface LoadedSources {
  /** One per source. */
  revisions: string[];
  /** One per source; empty for one that only others refer to (recorded/multi-source). */
  sourceTypes: Array<TargetState['sourceType'] | ''>;
  manifests: KubeObject[];
}

/**
 * What the sources of an Application want, one after the other. A source with a `ref` and without path and chart makes
 * no manifests; its files are there for the `valueFiles` of the others.
 * @throws TargetStateError that names the source by its number
 */
export async function loadSources(
  git: GitRepositories,
  request: SourcesRequest,
): Promise<LoadedSources> {
  const { sources, revisions, isMulti } = request;
  const references = new Map<string, Reference>(
    sources.flatMap((source, index) =>
      source.ref === undefined
        ? []
        : [[`$${source.ref}`, { source, revision: revisions[index] }]],
    ),
  );
  const loaded: LoadedSources = {
    revisions: [],
    sourceTypes: [],
    manifests: [],
  };
  for (const [index, source] of sources.entries()) {
    const asked = { source, revision: revisions[index] };
    try {
      const isReference =
        isMulti && source.path === undefined && source.chart === undefined;
      const target = isReference
        ? {
            revision: await resolveCommit(git, asked),
            sourceType: '' as const,
            manifests: [],
          }
        : await resolveTarget(git, {
            ...asked,
            applicationName: request.applicationName,
            namespace: request.namespace,
            valueFiles: await readValueFiles(git, {
              source,
              references: isMulti ? references : undefined,
            }),
          });
      loaded.revisions.push(target.revision);
      loaded.sourceTypes.push(target.sourceType);
      loaded.manifests.push(...target.manifests);
    } catch (error) {
      // TargetStateError is Argo CD's own answer; anything else is what it would call an rpc error as well.
      const message =
        error instanceof TargetStateError ? error.message : String(error);
      throw new TargetStateError(
        `failed to generate manifest for source ${index + 1} of ${
          sources.length
        }: rpc error: code = Unknown desc = ${message}`,
      );
    }
  }
  return loaded;
}
