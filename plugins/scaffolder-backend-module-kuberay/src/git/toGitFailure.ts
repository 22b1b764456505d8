import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { Errors } from 'isomorphic-git';
import { AllowedRepository } from './GitServer';
import { redact } from './redact';

/**
 * Turns what isomorphic-git or the socket threw into an error a person can act on.
 *
 * The original is not kept as a cause: it carries the server's answer, which may repeat credentials.
 */
export function toGitFailure(
  error: unknown,
  repository: AllowedRepository,
): Error {
  const { url, server } = repository;
  if (error instanceof Errors.HttpError) {
    return fromStatus(error.data.statusCode, repository);
  }
  if (error instanceof Errors.SmartHttpError) {
    return new InputError(
      `repoUrl: ${url} answers, but not as a Git server over smart HTTP; check the address`,
    );
  }
  const original = toError(error);
  const message = redact(original.message, server);
  if (original.name === 'AbortError') {
    const aborted = new Error('The task was cancelled');
    aborted.name = 'AbortError';
    return aborted;
  }
  if (error instanceof Errors.PushRejectedError) {
    return new ConflictError(
      `branch: somebody else pushed to ${url} at the same time`,
    );
  }
  if (error instanceof Errors.GitPushError) {
    return new NotAllowedError(
      `repoUrl: ${url} refused the push: ${message.trim()}`,
    );
  }
  return new ServiceUnavailableError(
    `repoUrl: ${url} could not be reached: ${message}`,
  );
}

function fromStatus(status: number, repository: AllowedRepository): Error {
  const { url, server } = repository;
  if (status === 401 || status === 403) {
    return new NotAllowedError(
      server.credentials
        ? `repoUrl: ${url} refused the credentials (HTTP ${status}) that kuberay.git.servers has for ${server.url}`
        : `repoUrl: ${url} wants credentials (HTTP ${status}); set username and password for ${server.url} in kuberay.git.servers`,
    );
  }
  if (status === 404) {
    return new NotFoundError(`repoUrl: there is no Git repository at ${url}`);
  }
  if (status >= 300 && status < 400) {
    return new InputError(
      `repoUrl: ${url} redirects (HTTP ${status}); give the address it redirects to`,
    );
  }
  return new ServiceUnavailableError(
    `repoUrl: ${url} answered HTTP ${status}; try again when the Git server is well`,
  );
}
