import { projectEnvironment } from '../projectEnvironment.mjs';
import { runTool } from '../runTool.mjs';
import { SetupError } from '../SetupError.mjs';

/**
 * Runs one of the project's tools without its output.
 *
 * @param task `title` for people, `node`, `args`, `cwd`; `command` where it is not a script that `node` runs
 * @returns the output
 * @throws SetupError with the whole output when the tool fails or cannot be started
 */
export async function runQuietly({ title, node, command = node, args, cwd }) {
  const { code, output } = await runTool({
    command,
    args,
    cwd,
    env: { ...projectEnvironment(node), NO_COLOR: '1' },
    onStart: () => {},
  });
  if (code !== 0) {
    throw new SetupError(`${title} failed:\n${output}`);
  }
  return output;
}
