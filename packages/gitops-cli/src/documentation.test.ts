import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RULE_SUMMARIES } from './report/ruleSummaries';
import { runCli } from './runCli';
import { InMemoryTerminal } from './testUtils/InMemoryTerminal';
import { temporaryFolder } from './testUtils/temporaryFolder';

const PAGE = pageOf('gitops-cli.md');

function pageOf(name: string): string {
  return readFileSync(resolve(__dirname, '../../../docs', name), 'utf8');
}

/** Contents of the code blocks of a language. */
function blocks(language: string, page = PAGE): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...page.matchAll(pattern)].map(([, block = '']) => block);
}

describe('docs/gitops-cli.md', () => {
  it('shows what the commands really print, one after the other', async () => {
    const files = blocks('yaml').flatMap((block): [string, string][] => {
      const [, path] = /^# (\S+\.yaml)\n/.exec(block) ?? [];
      return path === undefined ? [] : [[path, block]];
    });
    const folder = temporaryFolder(Object.fromEntries(files));
    const shown = blocks('console');
    const printed: string[] = [];
    for (const block of shown) {
      const [, command = ''] = /^\$ kuberay-gitops (.*)$/m.exec(block) ?? [];
      const terminal = new InMemoryTerminal(folder);
      const exitCode = await runCli(terminal, command.split(' '));
      const tail = exitCode === 0 ? '' : `$ echo $?\n${exitCode}\n`;
      printed.push(`$ kuberay-gitops ${command}\n${terminal.screen}${tail}`);
    }
    expect(printed).toEqual(shown);
    expect(shown.length).toBeGreaterThan(2);
  });

  it.each(Object.entries(RULE_SUMMARIES))(
    'has the anchor for %s that findings link to',
    (rule, summary) => {
      expect(PAGE).toContain(`\n### ${rule}\n\n${summary}.\n`);
    },
  );
});

describe('docs/gitops-input.md', () => {
  it('begins with an input that no rule objects to', async () => {
    const [input = ''] = blocks('yaml', pageOf('gitops-input.md'));
    const terminal = new InMemoryTerminal(temporaryFolder({ input }));
    await expect(
      runCli(terminal, ['render', 'input', '--out', 'out']),
    ).resolves.toBe(0);
    expect(terminal.errors).not.toMatch(/ {2}(?:error|warning) {2}/);
    expect(terminal.output).toContain('written    apps/raycluster.yaml');
  });
});
