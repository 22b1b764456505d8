import MarkdownIt from 'markdown-it';
import type { Page } from '../pages/readPages';

/** A script of a package.json that a sentence names. */
export interface NamedScript {
  file: string;
  /** The package that has it; absent for that of the repository. */
  workspace?: string;
  script: string;
}

const NAMED =
  /^(?:[A-Z_]+=\S+ )*(?:npm (?:run )?(?<script>[\w:-]+)|yarn workspace (?<workspace>\S+) (?<of>[\w:-]+))/;

/** Commands of npm itself, `npm run` without a script among them. */
const OF_NPM = ['ci', 'install', 'pack', 'run'];

/** The scripts of this repository that the sentences and tables of a page name, in `npm …` and `yarn workspace …`. */
export function namedScripts({ file, markdown }: Page): NamedScript[] {
  return new MarkdownIt({ html: true })
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'code_inline')
    .flatMap(({ content }) => {
      const { script, workspace, of } = NAMED.exec(content)?.groups ?? {};
      const name = script ?? of;
      return name === undefined || OF_NPM.includes(name)
        ? []
        : [{ file, script: name, ...(workspace && { workspace }) }];
    });
}
