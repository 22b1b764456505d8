import { copyJson, isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { PatchType } from '../ObjectStore';
import { jsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';

/**
 * The object after the patch; neither argument is changed. A resourceVersion in the patch is kept, so that the write
 * can refuse an old one.
 * @throws KubeStatusError 400 or 422 when the patch does not make an object of the same kind and name
 */
export function applyPatch(
  current: KubeObject,
  patch: unknown,
  type: PatchType,
): KubeObject {
  if (type !== 'json' && !isJsonObject(patch)) {
    throw KubeStatusError.badRequest(
      'error decoding patch: the patch must be an object',
    );
  }
  const patched =
    type === 'json' ? jsonPatch(current, patch) : mergePatch(current, patch);
  if (
    !isJsonObject(patched) ||
    !isJsonObject(patched.metadata) ||
    patched.kind !== current.kind ||
    patched.metadata.name !== current.metadata.name
  ) {
    throw KubeStatusError.badRequest(
      'the patch must not change kind, name or the form of the object',
    );
  }
  return copyJson(patched as KubeObject);
}
