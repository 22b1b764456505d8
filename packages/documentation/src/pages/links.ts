import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Page } from './readPages';

/** Where the pages are on the web: links of packages' READMEs, which npm shows, begin with it. */
const ON_THE_WEB =
  /^https:\/\/github\.com\/kuberay-backstage\/kuberay-backstage\/(?:blob|tree)\/main\//;

/** What a page leads to. */
interface Target {
  href: string;
  line: number;
}

/**
 * What is wrong with the links and pictures of a page that stay in the repository, its addresses on the web included: a file
 * that is not there, or a heading that the page at the other end does not have.
 *
 * @param pages - all of them, by their file.
 * @param root - top of the repository.
 */
export function brokenLinks(
  page: Page,
  pages: ReadonlyMap<string, Page>,
  root: string,
): string[] {
  return targetsOf(page.markdown).flatMap(({ href, line }) => {
    const inRepository = href.replace(ON_THE_WEB, '/');
    if (/^[a-z][a-z0-9+.-]*:/i.test(inRepository)) {
      return [];
    }
    const [path = '', anchor] = decodeURI(inRepository).split('#');
    const file = fileAt(path, page.file);
    const where = `${page.file}:${line}: ${href}`;
    const target = pages.get(file);
    if (!target && (file.startsWith('..') || !existsSync(join(root, file)))) {
      return [`${where} leads to ${file}, which is not there`];
    }
    if (anchor === undefined) {
      return [];
    }
    if (!target) {
      return statSync(join(root, file)).isDirectory() || /^L\d/.test(anchor)
        ? []
        : [`${where} names a heading of ${file}, which is no page`];
    }
    return anchorsOf(target.markdown).has(anchor)
      ? []
      : [`${where} names a heading that ${file} does not have`];
  });
}

/** The anchors that GitHub gives the headings of a page: lower case, no punctuation, `-1` behind the second of a name. */
export function anchorsOf(markdown: string): Set<string> {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  const anchors = new Set<string>();
  tokens.forEach(({ type }, index) => {
    if (type !== 'heading_open') {
      return;
    }
    const text = (tokens[index + 1].children ?? [])
      .filter(child => child.type === 'text' || child.type === 'code_inline')
      .map(child => child.content)
      .join('');
    const base = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count += 1) {
      anchor = `${base}-${count}`;
    }
    anchors.add(anchor);
  });
  return anchors;
}

function fileAt(path: string, from: string): string {
  if (path === '') {
    return from;
  }
  const file = path.startsWith('/')
    ? normalize(path.slice(1))
    : normalize(join(dirname(from), path));
  return file.replace(/\/$/, '');
}

function targetsOf(markdown: string): Target[] {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  let line = 1;
  return tokens.flatMap(({ children, content, map, type }) => {
    // Cells have no line, their row has.
    line = map ? map[0] + 1 : line;
    if (type === 'fence') {
      // What is pasted from a block has to be there, too.
      return (content.match(/https:\/\/[^\s'"]+/g) ?? [])
        .filter(href => ON_THE_WEB.test(href))
        .map(href => ({ href, line }));
    }
    return (children ?? []).flatMap(child => {
      const href = child.attrGet(child.type === 'image' ? 'src' : 'href');
      return href === null ? [] : [{ href, line }];
    });
  });
}
