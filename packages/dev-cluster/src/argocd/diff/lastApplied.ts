import type { JsonObject } from '../../kube-api/json';
import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import { LAST_APPLIED_ANNOTATION } from '../names';

/** What was applied last according to the object itself; undefined when it was not applied client-side. */
export function readLastApplied(object: KubeObject): JsonObject | undefined {
  const text = object.metadata.annotations?.[LAST_APPLIED_ANNOTATION];
  if (text === undefined) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    // Somebody edited the annotation: as without one, a removed field then stays.
    return undefined;
  }
}

/** The target together with the annotation that a client-side apply leaves. */
export function withLastApplied(target: KubeObject): KubeObject {
  return {
    ...target,
    metadata: {
      ...target.metadata,
      annotations: {
        ...target.metadata.annotations,
        [LAST_APPLIED_ANNOTATION]: JSON.stringify(target),
      },
    },
  };
}
