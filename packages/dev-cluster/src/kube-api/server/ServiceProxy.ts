import type { Exchange } from '../../http/Exchange';
import type { InMemoryObjectStore } from '../InMemoryObjectStore';
import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { ServiceProxyPath } from './ApiPath';

/** A ready pod behind a Service, and the port that was asked for. */
export interface ProxyTarget {
  service: KubeObject;
  /** As the Service names it. */
  portName: string;
  pod: KubeObject;
}

/** Answers a request that was proxied to a pod; `path` of the exchange begins below the proxy. */
export type PodHandler = (
  exchange: Exchange,
  target: ProxyTarget,
) => Promise<void>;

interface ServicePort {
  name?: string;
  port: number;
}

/**
 * `/api/v1/namespaces/<ns>/services/<name>:<port>/proxy/…`: finds the Service, the port (by name or number) and a ready
 * pod that its selector finds, and hands the request over. Words: Kubernetes 1.36, registry/core/service/storage.
 */
export class ServiceProxy {
  readonly #store: InMemoryObjectStore;
  readonly #pods: PodHandler;

  constructor(options: { store: InMemoryObjectStore; pods: PodHandler }) {
    this.#store = options.store;
    this.#pods = options.pods;
  }

  /** @throws KubeStatusError 404 without the Service, 503 without the port or a ready pod */
  async handle(exchange: Exchange, path: ServiceProxyPath): Promise<void> {
    const target = this.#find(path);
    await this.#pods({ ...exchange, path: path.below }, target);
  }

  #find({ namespace, service: id }: ServiceProxyPath): ProxyTarget {
    const { name, port } = splitServiceId(id);
    const service = this.#store.get({ kind: 'Service', namespace, name });
    if (!service) {
      throw KubeStatusError.notFound({ group: '', plural: 'services' }, name);
    }
    const { ports = [], selector = {} } = (service.spec ?? {}) as {
      ports?: ServicePort[];
      selector?: Record<string, string>;
    };
    const found = findPort(ports, port);
    if (!found && /^\d+$/.test(port)) {
      throw unavailable(`no service port ${port} found for service "${name}"`);
    }
    const pod = this.#store
      .list('Pod', { namespace })
      .find(one => isSelected(one, selector) && isReady(one));
    if (!pod) {
      throw unavailable(`no endpoints available for service "${name}"`);
    }
    if (!found) {
      throw unavailable(`no endpoints available for service "${id}"`);
    }
    return { service, portName: found.name ?? '', pod };
  }
}

/** `[scheme:]name[:port]`. */
function splitServiceId(id: string): { name: string; port: string } {
  const parts = id.split(':');
  const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
  return { name, port };
}

/** Without a port the unnamed one is meant. */
function findPort(
  ports: readonly ServicePort[],
  wanted: string,
): ServicePort | undefined {
  return ports.find(
    ({ name = '', port }) => name === wanted || String(port) === wanted,
  );
}

function isSelected(
  pod: KubeObject,
  selector: Record<string, string>,
): boolean {
  const entries = Object.entries(selector);
  const { labels = {} } = pod.metadata;
  return (
    entries.length > 0 && entries.every(([key, value]) => labels[key] === value)
  );
}

function isReady({ status, metadata }: KubeObject): boolean {
  const { conditions } = isJsonObject(status) ? status : { conditions: [] };
  return (
    metadata.deletionTimestamp === undefined &&
    Array.isArray(conditions) &&
    conditions.some(
      one => isJsonObject(one) && one.type === 'Ready' && one.status === 'True',
    )
  );
}

function unavailable(message: string): KubeStatusError {
  return new KubeStatusError({
    code: 503,
    reason: 'ServiceUnavailable',
    message,
  });
}
