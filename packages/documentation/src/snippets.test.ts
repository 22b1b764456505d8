import { readSnippets, snippetNamed } from './snippets';

const PAGE = `# Install

Some words.

<!-- snippet: install/backend -->

\`\`\`ts
backend.add(1);
\`\`\`

## Frontend

- in a list:

  \`\`\`yaml title="app-config.yaml"
  kuberay: {}
  \`\`\`

### Old apps

\`\`\`
plain
\`\`\`
`;

describe('readSnippets', () => {
  it('tells each block’s name, place, language and headings', () => {
    expect(readSnippets(PAGE, 'docs/install.md')).toEqual([
      {
        name: 'install/backend',
        file: 'docs/install.md',
        line: 7,
        language: 'ts',
        info: 'ts',
        headings: ['Install'],
        text: 'backend.add(1);\n',
      },
      {
        file: 'docs/install.md',
        line: 15,
        language: 'yaml',
        info: 'yaml title="app-config.yaml"',
        headings: ['Install', 'Frontend'],
        text: 'kuberay: {}\n',
      },
      {
        file: 'docs/install.md',
        line: 21,
        language: '',
        info: '',
        headings: ['Install', 'Frontend', 'Old apps'],
        text: 'plain\n',
      },
    ]);
  });

  it.each([
    [
      'a name that no fence follows',
      '<!-- snippet: lost -->\n\nwords\n',
      'page.md:1: a fenced block has to follow the comment that names it',
    ],
    [
      'a name at the end of a page',
      'words\n\n<!-- snippet: lost -->\n',
      'page.md:3: a fenced block has to follow the comment that names it',
    ],
    [
      'a name that is none',
      '<!-- snippet: Two Words -->\n\n```\n```\n',
      'page.md:1: “Two Words” is no name of a snippet: write words in kebab-case, with / between parts',
    ],
    [
      'a name given twice',
      '<!-- snippet: a -->\n```\n```\n\n<!-- snippet: a -->\n```\n```\n',
      'page.md:5: the block in line 2 is named a already',
    ],
  ])('refuses %s', (_, markdown, message) => {
    expect(() => readSnippets(markdown, 'page.md')).toThrow(message);
  });
});

describe('snippetNamed', () => {
  const snippets = readSnippets(PAGE, 'docs/install.md');

  it('finds a block by its name', () => {
    expect(snippetNamed(snippets, 'install/backend').text).toBe(
      'backend.add(1);\n',
    );
  });

  it('names what there is instead', () => {
    expect(() => snippetNamed(snippets, 'install/other')).toThrow(
      'There is no block named install/other among install/backend',
    );
  });
});
