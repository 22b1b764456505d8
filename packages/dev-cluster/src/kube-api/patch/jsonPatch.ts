import { copyJson, equalJson, isJsonObject } from '../json';
import { KubeStatusError } from '../KubeStatusError';

/**
 * JSON patch (RFC 6902) on a copy of the target.
 * @throws KubeStatusError 400 for a patch that is not one, 422 for one that does not fit the object
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw KubeStatusError.badRequest(
      'error decoding patch: a JSON patch is a list of operations',
    );
  }
  return patch.reduce<unknown>(
    (document, operation) => applyOperation(document, operation),
    copyJson(target),
  );
}

function applyOperation(document: unknown, operation: unknown): unknown {
  if (
    !isJsonObject(operation) ||
    typeof operation.op !== 'string' ||
    typeof operation.path !== 'string'
  ) {
    throw KubeStatusError.badRequest(
      'error decoding patch: an operation needs op and path',
    );
  }
  const { op, path, value } = operation;
  if (op === 'add') {
    return write(document, path, value, 'insert');
  }
  if (op === 'replace') {
    read(document, path);
    return write(document, path, value, 'set');
  }
  if (op === 'remove') {
    return remove(document, path);
  }
  if (op === 'test') {
    if (!equalJson(read(document, path), value)) {
      throw unfit(`testing path '${path}' failed`);
    }
    return document;
  }
  if ((op === 'move' || op === 'copy') && typeof operation.from === 'string') {
    const moved = copyJson(read(document, operation.from));
    const rest = op === 'move' ? remove(document, operation.from) : document;
    return write(rest, path, moved, 'insert');
  }
  throw KubeStatusError.badRequest(
    `error decoding patch: unexpected operation '${op}'`,
  );
}

function read(document: unknown, path: string): unknown {
  return segments(path).reduce<unknown>((at, segment) => {
    if (Array.isArray(at) && indexIn(at, segment) < at.length) {
      return at[indexIn(at, segment)];
    }
    if (isJsonObject(at) && Object.hasOwn(at, segment)) {
      return at[segment];
    }
    throw unfit(`path '${path}' does not exist`);
  }, document);
}

function write(
  document: unknown,
  path: string,
  value: unknown,
  how: 'insert' | 'set',
): unknown {
  const parts = segments(path);
  const last = parts.pop();
  if (last === undefined) {
    return value;
  }
  const parent = read(document, joined(parts));
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : indexIn(parent, last);
    if (index > parent.length) {
      throw unfit(`path '${path}' does not exist`);
    }
    parent.splice(index, how === 'set' ? 1 : 0, value);
  } else if (isJsonObject(parent) && last !== '__proto__') {
    parent[last] = value;
  } else {
    throw unfit(`path '${path}' does not exist`);
  }
  return document;
}

function remove(document: unknown, path: string): unknown {
  read(document, path);
  const parts = segments(path);
  const last = parts.pop();
  const parent = read(document, joined(parts));
  if (last === undefined) {
    return undefined;
  }
  if (Array.isArray(parent)) {
    parent.splice(indexIn(parent, last), 1);
  } else if (isJsonObject(parent)) {
    delete parent[last];
  }
  return document;
}

function segments(path: string): string[] {
  if (path !== '' && !path.startsWith('/')) {
    throw KubeStatusError.badRequest(
      `error decoding patch: path '${path}' does not begin with a slash`,
    );
  }
  return path
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function joined(parts: string[]): string {
  return parts
    .map(part => `/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`)
    .join('');
}

function indexIn(list: unknown[], segment: string): number {
  return /^(0|[1-9][0-9]*)$/.test(segment) ? Number(segment) : list.length + 1;
}

function unfit(because: string): KubeStatusError {
  return new KubeStatusError({
    code: 422,
    reason: 'Invalid',
    message: `the server rejected our request due to an error in our request: ${because}`,
    details: {},
  });
}
