import { createHash, timingSafeEqual } from 'node:crypto';
import { stringify } from 'yaml';
import type { Exchange } from '../http/Exchange';
import { replyText } from '../http/Reply';
import type { BareRepositories } from './BareRepositories';
import type { BareRepository } from './BareRepository';
import { catalogLocation } from './catalogLocation';
import { serveSmartHttp } from './serveSmartHttp';

/** Who may push. */
export interface GitCredentials {
  username: string;
  password: string;
}

const SMART_HTTP =
  /^\/([^/]+)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;
const RAW = /^\/([^/]+)\/raw\/([^/]+)\/(.+)$/;

/**
 * The development Git server below `/git`: clone and fetch for everybody, push with a password, single files as text
 * (`/<repository>/raw/<branch>/<path>`) and `/catalog.yaml`, a Backstage Location of all entity files.
 */
export class GitServer {
  readonly #repositories: BareRepositories;
  readonly #directory: string;
  readonly #credentials: GitCredentials;
  readonly #stopped = new AbortController();
  /** Requests that a git works on. */
  readonly #running = new Set<Promise<void>>();

  private constructor(options: {
    repositories: BareRepositories;
    directory: string;
    credentials: GitCredentials;
  }) {
    this.#repositories = options.repositories;
    this.#directory = options.directory;
    this.#credentials = options.credentials;
  }

  static create(options: {
    repositories: BareRepositories;
    /** The directory that holds the repositories. */
    directory: string;
    credentials: GitCredentials;
  }): GitServer {
    return new GitServer(options);
  }

  /** Answers one request; `path` begins below `/git`. */
  async handle(exchange: Exchange): Promise<void> {
    const { path, method, reply } = exchange;
    const [, name = '', service] = SMART_HTTP.exec(path) ?? [];
    const repository = this.#repositories.find(name);
    if (service && repository) {
      const request = this.#smartHttp(exchange, { name, repository, service });
      this.#running.add(request);
      await request.finally(() => this.#running.delete(request));
      return;
    }
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && path === '/catalog.yaml') {
      const location = await catalogLocation({
        repositories: this.#repositories,
        baseUrl: `${exchange.baseUrl}/git`,
      });
      replyFile(exchange, { content: Buffer.from(stringify(location)) });
      return;
    }
    if (isRead && (await this.#raw(exchange))) {
      return;
    }
    replyText(reply, {
      status: 404,
      text: 'There is no such repository, branch or file.\n',
    });
  }

  /** Ends every git that serves a client, and waits until none is left. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    // Whether a request failed is the business of who sent it.
    await Promise.allSettled(this.#running);
  }

  async #smartHttp(
    exchange: Exchange,
    options: { name: string; repository: BareRepository; service: string },
  ): Promise<void> {
    const { name, repository, service } = options;
    const isPush =
      service === 'git-receive-pack' ||
      exchange.query.get('service') === 'git-receive-pack';
    const user = this.#userOf(exchange);
    if (isPush && user === undefined) {
      replyText(exchange.reply, {
        status: 401,
        text: 'A push needs the user name and password of devCluster.git.\n',
        headers: { 'www-authenticate': 'Basic realm="development cluster"' },
      });
      return;
    }
    const before = isPush ? await repository.refs() : '';
    const served = await serveSmartHttp({
      exchange,
      directory: this.#directory,
      path: `/${name}.git/${service}`,
      user,
      signal: this.#stopped.signal,
    });
    if (
      served &&
      service === 'git-receive-pack' &&
      before !== (await repository.refs())
    ) {
      this.#repositories.announcePush(name);
    }
  }

  #userOf({ headers }: Exchange): string | undefined {
    const [, encoded = ''] =
      /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
    const given = Buffer.from(encoded, 'base64').toString('utf8');
    const { username, password } = this.#credentials;
    return timingSafeEqual(digest(given), digest(`${username}:${password}`))
      ? username
      : undefined;
  }

  /** False when there is no such file. */
  async #raw(exchange: Exchange): Promise<boolean> {
    const [, name = '', branch = '', encodedPath = ''] =
      RAW.exec(exchange.path) ?? [];
    const path = decodePath(encodedPath);
    const revision = decodePath(branch);
    const repository = this.#repositories.find(name);
    if (!repository || !path || !revision) {
      return false;
    }
    const sha = await repository.commitOf(revision);
    const file = sha && (await repository.file({ sha, path }));
    if (!file) {
      return false;
    }
    replyFile(exchange, file);
    return true;
  }
}

function replyFile(
  { headers, reply }: Exchange,
  file: { content: Buffer; blob?: string },
): void {
  const etag = file.blob && `"${file.blob}"`;
  const shared = {
    'cache-control': 'no-cache',
    // A file from a repository is never a page of ours.
    'x-content-type-options': 'nosniff',
    ...(etag && { etag }),
  };
  if (etag && headers['if-none-match'] === etag) {
    reply.start({ status: 304, headers: shared });
    reply.end();
    return;
  }
  reply.start({
    status: 200,
    headers: {
      ...shared,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(file.content.length),
    },
  });
  reply.end(file.content);
}

/** Undefined when it is not decodable or leaves the repository. */
function decodePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded);
    const segments = path.split('/');
    return segments.every(
      segment => segment !== '' && segment !== '.' && segment !== '..',
    ) && !path.includes('\0')
      ? path
      : undefined;
  } catch {
    // A stray percent sign: no such path.
    return undefined;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
