/**
 * Reads a Dockerfile: its stages in order, each with its instructions. Pure.
 *
 * @param text of the file
 * @returns `[{name, base, steps: [{instruction, text, line}]}]`; `name` is the stage's number where it has none
 */
export function parseDockerfile(text) {
  const stages = [];
  for (const { line, text: instructionText } of joinedLines(text)) {
    const [, word, rest] = /^(\S+)\s+(.*)$/s.exec(instructionText);
    const instruction = word.toUpperCase();
    if (instruction === 'FROM') {
      const [, base, name] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest);
      stages.push({ name: name ?? String(stages.length), base, steps: [] });
    } else {
      stages.at(-1).steps.push({ instruction, text: rest, line });
    }
  }
  return stages;
}

/** Instructions without comments, and with what a backslash carries over to the next line. */
function joinedLines(text) {
  const joined = [];
  let open;
  text.split('\n').forEach((raw, index) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) {
      return;
    }
    open ??= { line: index + 1, text: '' };
    open.text += content.replace(/\\$/, '');
    if (!content.endsWith('\\')) {
      joined.push(open);
      open = undefined;
    }
  });
  return joined;
}

/**
 * A `COPY` instruction taken apart.
 *
 * @returns `{from, sources, target}`; `from` is undefined for the build context
 */
export function parseCopy(text) {
  const words = text.split(/\s+/);
  const from = words
    .find(word => word.startsWith('--from='))
    ?.slice('--from='.length);
  const paths = words.filter(word => !word.startsWith('--'));
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) };
}

/**
 * What a `.dockerignore` of names and paths leaves out; two asterisks and a slash at the beginning stands for any depth, `*` for part of a
 * name.
 *
 * @returns (path relative to the context) => true when it is left out
 */
export function parseDockerignore(text) {
  const patterns = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(pattern => {
      const anywhere = pattern.startsWith('**/');
      const body = (anywhere ? pattern.slice(3) : pattern)
        .split('*')
        .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]*');
      return new RegExp(`^${anywhere ? '(.*/)?' : ''}${body}(/|$)`);
    });
  return path => patterns.some(pattern => pattern.test(path));
}
