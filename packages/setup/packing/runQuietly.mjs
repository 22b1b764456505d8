import { projectEnvironment } from '../projectEnvironment.mjs';
import { runTool } from '../runTool.mjs';
import { SetupError } from '../SetupError.mjs';

/**
 * Runs one of the project's tools without its output.
 *
 * @param task `title` for people, `node`, `args`, `cwd`
 * @returns the output
 * @throws SetupError with the whole output when the tool fails
 */
export async function runQuietly({ title, node, args, cwd }) {
  const { code, output } = await runTool({
    command: node,
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
