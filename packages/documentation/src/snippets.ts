import MarkdownIt from 'markdown-it';

/** One fenced block of a page. */
export interface Snippet {
  /** What the comment `<!-- snippet: <name> -->` before the fence says; checks ask for blocks by it. */
  name?: string;
  /** The page, as the caller named it. */
  file: string;
  /** The line of the opening fence, counted from one. */
  line: number;
  /** The first word after the fence, such as `yaml`; empty where there is none. */
  language: string;
  /** Everything after the fence. */
  info: string;
  /** The headings above the block, from the page's title down. */
  headings: string[];
  /** The lines between the fences, each with its end. */
  text: string;
}

const COMMENT = /^<!--\s*snippet:\s*(.*?)\s*-->\s*$/;
const NAME = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/;

/**
 * The fenced blocks of a page, in its order, those in lists and quotations included.
 *
 * @throws Error that names page and line: a name that is no kebab-case path or is given twice, or a comment that no fence
 *   follows directly (blank lines aside).
 */
export function readSnippets(markdown: string, file: string): Snippet[] {
  const snippets: Snippet[] = [];
  const headings: Array<{ level: number; text: string }> = [];
  let pending: { name: string; line: number } | undefined;
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});

  tokens.forEach((token, index) => {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'fence') {
      snippets.push({
        ...(pending ? { name: pending.name } : {}),
        file,
        line,
        language: token.info.trim().split(/\s+/)[0],
        info: token.info.trim(),
        headings: headings.map(({ text }) => text),
        text: token.content,
      });
      pending = undefined;
      return;
    }
    if (pending) {
      throw unfollowed(file, pending.line);
    }
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      while (
        headings.length > 0 &&
        headings[headings.length - 1].level >= level
      ) {
        headings.pop();
      }
      headings.push({ level, text: tokens[index + 1].content });
    }
    const comment = token.type === 'html_block' && COMMENT.exec(token.content);
    if (comment) {
      const [, name] = comment;
      if (!NAME.test(name)) {
        throw new Error(
          `${file}:${line}: “${name}” is no name of a snippet: write words in kebab-case, with / between parts`,
        );
      }
      const twin = snippets.find(snippet => snippet.name === name);
      if (twin) {
        throw new Error(
          `${file}:${line}: the block in line ${twin.line} is named ${name} already`,
        );
      }
      pending = { name, line };
    }
  });

  if (pending) {
    throw unfollowed(file, pending.line);
  }
  return snippets;
}

/**
 * The block of that name.
 *
 * @throws Error that names the page and the names it has.
 */
export function snippetNamed(snippets: Snippet[], name: string): Snippet {
  const found = snippets.find(snippet => snippet.name === name);
  if (!found) {
    const names = snippets.flatMap(snippet => snippet.name ?? []);
    throw new Error(
      `There is no block named ${name} among ${names.join(', ') || 'none'}`,
    );
  }
  return found;
}

function unfollowed(file: string, line: number): Error {
  return new Error(
    `${file}:${line}: a fenced block has to follow the comment that names it`,
  );
}
