import { delimiter, dirname } from 'node:path';

/** The environment for the project's own processes: the right Node.js comes first on the PATH. */
export function projectEnvironment(node) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  };
}
