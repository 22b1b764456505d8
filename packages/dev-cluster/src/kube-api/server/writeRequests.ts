import type { Exchange } from '../../http/Exchange';
import { graceSecondsOf } from '../graceSecondsOf';
import { isJsonObject } from '../json';
import type { InMemoryObjectStore } from '../InMemoryObjectStore';
import type { KubeObject, ObjectKey } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { PatchType } from '../ObjectStore';
import { applyPatch } from '../patch/applyPatch';
import type { ServedKind } from '../ServedKind';
import { qualifiedKind } from '../ServedKind';
import type { ResourcePath } from './ApiPath';
import { readContent, readObject } from './readObject';

/** A request that changes something, resolved to a served kind. */
export interface WriteRequest {
  exchange: Exchange;
  path: ResourcePath;
  kind: ServedKind;
  store: InMemoryObjectStore;
}

/** POST to a collection. */
export async function createObject(request: WriteRequest): Promise<KubeObject> {
  const object = await readObject(request);
  return request.store.create(object, { fieldManager: managerOf(request) });
}

/** PUT of an object or its status. */
export async function replaceObject(
  request: WriteRequest & { key: ObjectKey },
): Promise<KubeObject> {
  const { store, key, path } = request;
  const object = await readObject(request);
  if (path.subresource === 'status') {
    requireVersion(request, object);
    return store.updateStatus(key, object.status);
  }
  return store.update(object, { fieldManager: managerOf(request) });
}

/** PATCH of an object or its status. */
export async function patchObject(
  request: WriteRequest & { key: ObjectKey },
): Promise<KubeObject> {
  const { store, key, path } = request;
  const type = patchTypeOf(request);
  const patch = await readContent(request.exchange);
  if (path.subresource === 'status') {
    const current = requireObject(request);
    const patched = applyPatch(current, patch, type);
    requireVersion(request, patched);
    return store.updateStatus(key, patched.status);
  }
  const fieldManager = managerOf(request);
  const dryRun = request.exchange.query.has('dryRun');
  return store.patch(key, patch, { type, fieldManager, dryRun });
}

/** DELETE of an object: a Status when it is gone, the object when it waits for finalizers, as in Kubernetes. */
export async function deleteObject(
  request: WriteRequest & { key: ObjectKey },
): Promise<object> {
  const { store, key, kind } = request;
  const current = requireObject(request);
  const options = await readContent(request.exchange);
  const propagation =
    request.exchange.query.get('propagationPolicy') ??
    (isJsonObject(options) ? options.propagationPolicy : undefined);
  if (propagation === 'Orphan') {
    throw KubeStatusError.badRequest(
      'propagationPolicy Orphan is not reproduced by this stand-in',
    );
  }
  if (isJsonObject(options) && isJsonObject(options.preconditions)) {
    requireSame(request, current, options.preconditions);
  }
  const grace =
    request.exchange.query.get('gracePeriodSeconds') ??
    (isJsonObject(options) ? options.gracePeriodSeconds : undefined) ??
    graceSecondsOf(current);
  store.delete(key, { gracePeriodSeconds: Math.max(0, Number(grace) || 0) });
  const { name, group, plural } = { ...kind, name: key.name };
  return (
    store.get(key) ?? {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(group && { group }),
        kind: plural,
        uid: current.metadata.uid,
      },
    }
  );
}

function requireObject(request: WriteRequest & { key: ObjectKey }): KubeObject {
  const found = request.store.get(request.key);
  if (!found) {
    throw KubeStatusError.notFound(request.kind, request.key.name);
  }
  return found;
}

function requireVersion(
  request: WriteRequest & { key: ObjectKey },
  wanted: KubeObject,
): void {
  const { resourceVersion, uid } = wanted.metadata;
  requireSame(request, requireObject(request), { resourceVersion, uid });
}

function requireSame(
  request: WriteRequest & { key: ObjectKey },
  current: KubeObject,
  wanted: { resourceVersion?: unknown; uid?: unknown },
): void {
  const { resourceVersion, uid } = current.metadata;
  if (
    (wanted.resourceVersion && wanted.resourceVersion !== resourceVersion) ||
    (wanted.uid && wanted.uid !== uid)
  ) {
    throw KubeStatusError.conflict(request.kind, request.key.name);
  }
}

function patchTypeOf({ exchange, kind }: WriteRequest): PatchType {
  const [type = ''] = (exchange.headers['content-type'] ?? '').split(';');
  const types: { [contentType: string]: PatchType | undefined } = {
    'application/merge-patch+json': 'merge',
    'application/json-patch+json': 'json',
    'application/apply-patch+yaml': 'apply',
    // Lists are not merged by their keys here; custom kinds refuse this type in Kubernetes, too.
    ...(!kind.custom && { 'application/strategic-merge-patch+json': 'merge' }),
  };
  const found = types[type.trim()];
  if (!found) {
    throw new KubeStatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `the body of the request was in an unknown format - accepted media types include: ${Object.keys(
        types,
      ).join(', ')}`,
    });
  }
  if (found === 'apply' && !exchange.query.get('fieldManager')) {
    throw KubeStatusError.badRequest(
      `PatchOptions of ${qualifiedKind(
        kind,
      )}: fieldManager: Required value: is required for apply patch`,
    );
  }
  return found;
}

/** As in Kubernetes: what the query says, else the program's name in the User-Agent. */
function managerOf({ exchange }: WriteRequest): string {
  const { query, headers } = exchange;
  return (
    query.get('fieldManager') ??
    (headers['user-agent'] ?? 'unknown').split('/')[0] ??
    'unknown'
  );
}
