import { codeLines, installPage } from './InstallPage';

const page = installPage(`
# Install

<!-- snippet: install/backend-packages -->

\`\`\`sh
yarn --cwd packages/backend add a b
yarn --cwd packages/app add c
\`\`\`

<!-- snippet: install/backend -->

\`\`\`ts
// packages/backend/src/index.ts, before backend.start()
backend.add(import('a'));
\`\`\`

<!-- snippet: install/odd -->

\`\`\`sh
npm install a
\`\`\`
`);

describe('installPage', () => {
  it('reads which packages to add where', () => {
    expect(page.adds('install/backend-packages')).toEqual([
      { workspace: 'packages/backend', packages: ['a', 'b'] },
      { workspace: 'packages/app', packages: ['c'] },
    ]);
  });

  it('quotes a line that is no such command', () => {
    expect(() => page.adds('install/odd')).toThrow(
      'docs/install.md: “npm install a” is no “yarn --cwd <workspace> add <packages>”',
    );
  });

  it('gives the lines to write without those that say where', () => {
    expect(page.lines('install/backend')).toBe("backend.add(import('a'));\n");
  });
});

describe('codeLines', () => {
  it('leaves out comments of code, JSX, YAML and blank lines, and nothing else', () => {
    expect(
      codeLines(
        [
          '// file',
          '# file',
          '  {/* among */}',
          '',
          'a(); // b',
          '- c # d',
        ].join('\n'),
      ),
    ).toEqual(['a(); // b', '- c # d']);
  });
});
