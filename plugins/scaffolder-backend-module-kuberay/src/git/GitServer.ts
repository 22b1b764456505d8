import { InputError, NotAllowedError } from '@backstage/errors';

/** One entry of `kuberay.git.servers`: where template actions may read and push, and as whom. */
export interface GitServer {
  /** http(s) URL; every repository at or below this path is allowed. No trailing slash. */
  url: string;
  /** Sent as basic authentication when the server asks for it; undefined means anonymous. */
  credentials?: { username: string; password: string };
}

/** A repository that the allow-list permits. */
export interface AllowedRepository {
  /** Normalised URL without credentials, query or trailing slash. */
  url: string;
  server: GitServer;
}

/**
 * Finds the configured server of a repository; the longest matching path wins.
 *
 * Matches by origin and whole path segments, so `…/git` allows `…/git/a.git` but not `…/git-other/a.git`.
 *
 * @throws InputError when `repoUrl` is no plain http(s) URL
 * @throws NotAllowedError when no entry of `kuberay.git.servers` covers it
 */
export function findAllowedRepository(
  servers: GitServer[],
  repoUrl: string,
): AllowedRepository {
  const url = parsePlainHttpUrl(repoUrl);
  const covering = servers
    .filter(server => covers(new URL(server.url), url))
    .sort((a, b) => b.url.length - a.url.length);
  const [server] = covering;
  if (!server) {
    throw new NotAllowedError(
      `repoUrl: ${url.href} is not on the allow-list; an administrator adds its server to kuberay.git.servers in the portal's configuration`,
    );
  }
  return { url: withoutTrailingSlash(url), server };
}

/**
 * Parses an http(s) URL that is nothing but an address: no credentials, query, fragment or encoded slash.
 *
 * The messages repeat the text only where it cannot hold a password.
 *
 * @throws InputError with a message that starts with `repoUrl:`
 */
export function parsePlainHttpUrl(text: string): URL {
  const problem = (message: string) => new InputError(`repoUrl: ${message}`);
  if (!URL.canParse(text)) {
    const shown = text.includes('@') ? '' : `${JSON.stringify(text)} `;
    throw problem(
      `${shown}is not a URL; expected https://host/path/repository.git`,
    );
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw problem(
      `must start with https:// or http://, not with ${url.protocol}`,
    );
  }
  if (url.username || url.password) {
    throw problem(
      'must not contain a user name, password or token; credentials belong in kuberay.git.servers of the portal',
    );
  }
  if (url.search || url.hash) {
    throw problem('must not contain a query or a fragment');
  }
  if (/%2f|%5c/i.test(url.pathname) || url.pathname.includes('//')) {
    throw problem('must not contain encoded or doubled slashes');
  }
  return url;
}

/** The URL's text without a trailing slash, as Git servers expect it. */
export function withoutTrailingSlash(url: URL): string {
  return url.href.replace(/\/+$/, '');
}

function covers(server: URL, repository: URL): boolean {
  return (
    server.origin === repository.origin &&
    `${withoutTrailingSlash(repository)}/`.startsWith(
      `${withoutTrailingSlash(server)}/`,
    )
  );
}
