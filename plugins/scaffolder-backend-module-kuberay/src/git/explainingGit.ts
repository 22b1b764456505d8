import { InputError, toError } from '@backstage/errors';
import { Errors } from 'isomorphic-git';
import { AllowedRepository } from './GitServer';
import { redact } from './redact';

/**
 * Works on what a server sent. Objects that Git itself would not take become an error that a person can read.
 *
 * @throws InputError naming `repoUrl` for such objects; what is no error of the Git library comes through as it is
 */
export async function explainingGit<T>(
  repository: AllowedRepository,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = toError(error);
    if (name in Errors) {
      throw new InputError(
        `repoUrl: ${
          repository.url
        } holds objects that cannot be read (${name}: ${redact(
          message,
          repository.server,
        )}); git fsck in the repository tells more`,
      );
    }
    throw error;
  }
}
