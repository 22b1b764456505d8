import { blocksOf } from '../blocks/blocksOf';
import { runnerOf, type Runner } from './runnerOf';
import { shellCommands, type ShellCommand } from './shellCommands';

const commands = blocksOf('commands').flatMap(([, block]) =>
  shellCommands(block),
);

/**
 * The commands of all pages that a runner has, once each, behind their place, as `it.each` takes them.
 *
 * @param others - commands that stand in blocks of another kind.
 */
export function commandsOf(
  runner: Runner,
  others: readonly ShellCommand[] = [],
): Array<[string, ShellCommand]> {
  const texts = new Map(
    [...commands, ...others]
      .filter(command => runnerOf(command) === runner)
      .map(command => [command.text, command]),
  );
  return [...texts].map(([text, command]) => [
    `${text} (${command.place})`,
    command,
  ]);
}
