import { InputError } from '@backstage/errors';

/** What Git refuses in a branch's name (git check-ref-format), plus a leading dash. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /^[-/]|\/$|\/\/|\.\.|@\{|^@$|\.$|[\u0000-\u0020\u007f~^:?*[\\]|(^|\/)\.|\.lock($|\/)/;

/**
 * Checks a branch's name, without `refs/heads/`.
 *
 * @throws InputError that names the input
 */
export function parseBranch(branch: string, input = 'branch'): string {
  if (branch === '' || branch.startsWith('refs/') || FORBIDDEN.test(branch)) {
    throw new InputError(
      `${input}: ${JSON.stringify(
        branch,
      )} is no name of a branch; expected one such as main`,
    );
  }
  return branch;
}
