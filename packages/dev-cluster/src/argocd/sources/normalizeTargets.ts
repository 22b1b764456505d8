import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { ApplicationCondition } from '../Application';
import { TRACKING_ID_ANNOTATION } from '../names';
import { formatResourceId, toResourceId } from '../resourceId';
import { formatTrackingId } from '../trackingId';

/**
 * The manifests as they are compared and applied: in the destination's namespace unless they name one, with the
 * tracking id, without nulls, and each object once (the last one wins).
 */
export function normalizeTargets(options: {
  application: string;
  destinationNamespace: string;
  manifests: readonly KubeObject[];
  isNamespaced: (object: KubeObject) => boolean;
}): { targets: KubeObject[]; conditions: ApplicationCondition[] } {
  const { application, destinationNamespace } = options;
  const targets = new Map<string, KubeObject>();
  const counts = new Map<string, number>();
  for (const manifest of options.manifests) {
    const { namespace: given, ...metadata } = manifest.metadata;
    const namespace = options.isNamespaced(manifest)
      ? given ?? destinationNamespace
      : undefined;
    const object = withoutNulls({
      ...manifest,
      metadata: { ...metadata, ...(namespace !== undefined && { namespace }) },
    });
    const id = toResourceId(object);
    const key = formatResourceId(id);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    targets.set(key, {
      ...object,
      metadata: {
        ...object.metadata,
        annotations: {
          ...object.metadata.annotations,
          [TRACKING_ID_ANNOTATION]: formatTrackingId({
            application,
            id,
            destinationNamespace,
          }),
        },
      },
    });
  }
  const conditions = [...counts]
    .filter(([, count]) => count > 1)
    .map(
      ([key, count]): ApplicationCondition => ({
        type: 'RepeatedResourceWarning',
        message: `Resource ${key} appeared ${count} times among application resources.`,
      }),
    );
  return { targets: [...targets.values()], conditions };
}

/** A null in a manifest is a field that is not given. */
function withoutNulls(object: KubeObject): KubeObject {
  return strip(object) as KubeObject;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(strip);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([field, inner]) => [field, strip(inner)]),
  );
}
