import type { Snippet } from '../snippets';

/** One command of a block of shell, or of the steps of a pipeline. */
export interface ShellCommand {
  /** `<page>:<line of the block>`. */
  place: string;
  file: string;
  /** As it stands, continued lines joined, without the comment behind it. */
  text: string;
}

/** The commands of a block of shell, in their order. */
export function shellCommands({ file, line, text }: Snippet): ShellCommand[] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map(each => each.replace(/(^|\s)#\s.*$/, '').trim())
    .filter(each => each !== '')
    .map(each => ({ place: `${file}:${line}`, file, text: each }));
}

/** What a pipeline calls of ours: the command line, with the arguments that stand behind it. */
export function pipelineCommands({
  file,
  line,
  text,
}: Snippet): ShellCommand[] {
  return [
    ...text.matchAll(/(?:npx --yes |entry: )(kuberay-gitops)(?:@\S+)? (.+)$/gm),
  ].map(([, program, rest]) => ({
    place: `${file}:${line}`,
    file,
    text: `${program} ${rest}`,
  }));
}
