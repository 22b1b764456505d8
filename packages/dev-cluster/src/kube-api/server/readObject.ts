import { parse } from 'yaml';
import type { Exchange } from '../../http/Exchange';
import { BodyTooLargeError, readBody } from '../../http/readBody';
import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { ServedKind } from '../ServedKind';
import { groupVersion } from '../ServedKind';
import type { ResourcePath } from './ApiPath';

/** What a real API server accepts as one body. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/**
 * The body as JSON, or as YAML when the content type says so; undefined when it is empty.
 * @throws KubeStatusError 400, 413
 */
export async function readContent(exchange: Exchange): Promise<unknown> {
  const text = await readText(exchange);
  if (text.trim() === '') {
    return undefined;
  }
  const isYaml = (exchange.headers['content-type'] ?? '').includes('yaml');
  try {
    return isYaml ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw KubeStatusError.badRequest(
      `the object provided is unrecognized: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/**
 * The object that a create or update sends, at the place that its path names.
 * @throws KubeStatusError 400 when body and path do not go together
 */
export async function readObject(options: {
  exchange: Exchange;
  path: ResourcePath;
  kind: ServedKind;
}): Promise<KubeObject> {
  const { path, kind } = options;
  const content = await readContent(options.exchange);
  if (!isJsonObject(content)) {
    throw KubeStatusError.badRequest('the body must be an object');
  }
  const metadata = isJsonObject(content.metadata) ? content.metadata : {};
  const apiVersion = groupVersion(path);
  if (content.apiVersion !== apiVersion || content.kind !== kind.kind) {
    throw KubeStatusError.badRequest(
      `${kind.kind} in version "${path.version}" cannot be handled as a ${kind.kind}: the object provided is ${content.apiVersion} ${content.kind}, not ${apiVersion} ${kind.kind}`,
    );
  }
  if (metadata.namespace && metadata.namespace !== path.namespace) {
    throw KubeStatusError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const name = metadata.name ?? '';
  if (path.name !== undefined && name !== path.name) {
    throw KubeStatusError.badRequest(
      `the name of the object (${name}) does not match the name on the URL (${path.name})`,
    );
  }
  return {
    ...content,
    apiVersion,
    kind: kind.kind,
    metadata: {
      ...metadata,
      name: String(name),
      ...(path.namespace !== undefined && { namespace: path.namespace }),
    },
  };
}

async function readText(exchange: Exchange): Promise<string> {
  try {
    return await readBody(exchange.body, { limitBytes: MAX_BODY_BYTES });
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      throw new KubeStatusError({
        code: 413,
        reason: 'RequestEntityTooLarge',
        message: `Request entity too large: limit is ${MAX_BODY_BYTES}`,
      });
    }
    throw error;
  }
}
