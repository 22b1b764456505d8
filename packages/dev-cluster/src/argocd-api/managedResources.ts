import type { Application } from '../argocd/Application';
import type { ComparedResource } from '../argocd/diff/compare';
import { withoutIgnored } from '../argocd/diff/ignoreRules';
import { readLastApplied } from '../argocd/diff/lastApplied';
import { threeWayMergePatch } from '../argocd/diff/merge';
import { toResourceId } from '../argocd/resourceId';
import type { JsonObject } from '../kube-api/json';
import { mergePatch } from '../kube-api/patch/mergePatch';

/** An object of an Application as Git wants it and as it is, each a JSON text (recorded: managed-resources). */
export interface ManagedResource {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
  /** `null` when Git does not want it. */
  targetState: string;
  /** `null` when it is not there. */
  liveState: string;
  /** Live without what is ignored. */
  normalizedLiveState: string;
  /** What a sync would leave. */
  predictedLiveState: string;
  resourceVersion?: string;
}

/** What `/managed-resources` says of the objects that were compared. */
export function managedResources(
  application: Application,
  compared: readonly ComparedResource[],
): ManagedResource[] {
  return compared.flatMap(({ target, live }) => {
    const object = target ?? live;
    if (!object) {
      return [];
    }
    const { group, kind, namespace, name } = toResourceId(object);
    const rules = application.spec.ignoreDifferences ?? [];
    const strip = <T>(value: T) => withoutIgnored(value, rules, object);
    const normalized = live && strip(live);
    const predicted =
      target && normalized
        ? mergePatch(
            normalized,
            threeWayMergePatch({
              lastApplied: strip(readLastApplied(normalized)),
              target: strip(target) as JsonObject,
              live: normalized,
            }),
          )
        : target;
    return [
      {
        ...(group && { group }),
        kind,
        ...(namespace !== undefined && { namespace }),
        name,
        targetState: textOf(target),
        liveState: textOf(live),
        normalizedLiveState: textOf(normalized),
        predictedLiveState: textOf(predicted),
        ...(live && { resourceVersion: live.metadata.resourceVersion }),
      },
    ];
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}
