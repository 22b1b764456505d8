import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import {
  GitServer,
  parsePlainHttpUrl,
  withoutTrailingSlash,
} from '../git/GitServer';

/** Many servers ignore the user name beside a token; the ones that do not take any non-empty one. */
const USERNAME_BESIDE_TOKEN = 'git';

/**
 * Reads `kuberay.git.servers`; without the key no server is allowed.
 *
 * @throws Error (InputError, or a type error of the configuration) that names the key with the wrong value
 */
export function readGitServers(config: Config): GitServer[] {
  const entries = config.getOptionalConfigArray('kuberay.git.servers') ?? [];
  const servers = entries.map((entry, index) =>
    readGitServer(entry, `kuberay.git.servers[${index}]`),
  );
  const urls = servers.map(server => server.url);
  const repeated = urls.findIndex((url, index) => urls.indexOf(url) < index);
  if (repeated >= 0) {
    throw new InputError(
      `kuberay.git.servers[${repeated}].url repeats ${urls[repeated]}; keep one entry for each address`,
    );
  }
  return servers;
}

function readGitServer(entry: Config, key: string): GitServer {
  const url = readUrl(entry, `${key}.url`);
  const username = entry.getOptionalString('username');
  const password = entry.getOptionalString('password');
  if (username !== undefined && password === undefined) {
    throw new InputError(
      `${key}.username is set without ${key}.password; set both, or neither for a server that takes anonymous pushes`,
    );
  }
  if (password === undefined) {
    return { url };
  }
  return {
    url,
    credentials: { username: username ?? USERNAME_BESIDE_TOKEN, password },
  };
}

function readUrl(entry: Config, key: string): string {
  const text = entry.getString('url');
  try {
    return withoutTrailingSlash(parsePlainHttpUrl(text));
  } catch (error) {
    throw new InputError(
      toError(error).message.replace(/^repoUrl:/, `${key}:`),
    );
  }
}
