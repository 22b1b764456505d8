import { parseAllDocuments } from 'yaml';

/** A Kubernetes object, as far as it has to be read to be sent. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  [field: string]: unknown;
}

/** The objects of a text, as `kubectl apply -f` reads them. */
export function objectsOf(yaml: string): KubeObject[] {
  return parseAllDocuments(yaml).map(document => document.toJS());
}

/** The little of kubectl that the documented commands need. */
export class KubeClient {
  readonly #url: string;
  readonly #token: string;

  constructor(options: { url: string; token: string }) {
    this.#url = options.url;
    this.#token = options.token;
  }

  /** The answer's status and JSON. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ) {
    const response = await fetch(this.#url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': type },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** `kubectl apply --server-side`. @throws Error with the server's words when it refuses */
  async apply(objects: readonly KubeObject[]): Promise<void> {
    for (const object of objects) {
      const { status, body } = await this.send(
        'PATCH',
        `${await this.#pathOf(object)}?fieldManager=kubectl&force=true`,
        object,
        'application/apply-patch+yaml',
      );
      if (status > 299) {
        throw new Error(
          `${object.kind} ${object.metadata.name}: ${body.message}`,
        );
      }
    }
  }

  /** The token that Kubernetes puts into a Secret by and by. */
  async tokenIn(namespace: string, secret: string): Promise<string> {
    const path = `/api/v1/namespaces/${namespace}/secrets/${secret}`;
    for (;;) {
      const { body } = await this.send('GET', path);
      if (body.data?.token) {
        return Buffer.from(body.data.token, 'base64').toString('utf8');
      }
    }
  }

  /** Whether the holder of this token may: `kubectl auth can-i`. */
  async canI(resourceAttributes: object): Promise<boolean> {
    const { body } = await this.send(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      },
    );
    return body.status.allowed;
  }

  async #pathOf({ apiVersion, kind, metadata }: KubeObject): Promise<string> {
    const group = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const { body } = await this.send('GET', group);
    const found = body.resources.find(
      (resource: { kind: string; name: string }) =>
        resource.kind === kind && !resource.name.includes('/'),
    );
    const scope = found.namespaced ? `/namespaces/${metadata.namespace}` : '';
    return `${group}${scope}/${found.name}/${metadata.name}`;
  }
}
