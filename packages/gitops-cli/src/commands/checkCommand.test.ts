import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { runCli } from '../runCli';
import { FIXTURE_FOLDER } from '../testUtils/fixtureFolder';
import { InMemoryTerminal } from '../testUtils/InMemoryTerminal';
import { temporaryFolder } from '../testUtils/temporaryFolder';

async function check(...args: string[]) {
  const terminal = new InMemoryTerminal(join(FIXTURE_FOLDER, 'repository'));
  const exitCode = await runCli(terminal, ['check', ...args]);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

describe('kuberay-gitops check', () => {
  it('has nothing to object to in a stack that render made, with its values in a file', async () => {
    const { exitCode, output } = await check(
      'recommended',
      '--fail-on',
      'warning',
    );
    expect(output).toContain(
      '7 files, 4 Applications: 0 errors, 0 warnings, 2 notes\n',
    );
    expect(exitCode).toBe(0);
  });

  it('lists what is wrong with the YAML of the guide', async () => {
    const { exitCode, output, errors } = await check('guide');
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
    expect(output).toMatchSnapshot();
  });

  it('looks into ApplicationSets and into values that are a text', async () => {
    const { exitCode, output } = await check(
      'environments',
      '--format',
      'json',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchSnapshot();
  });

  it('ends with 2 for a file that is broken, and checks the others', async () => {
    const { exitCode, output } = await check('broken', 'environments');
    expect(exitCode).toBe(2);
    expect(output).toContain('broken/broken.yaml:4:1  error  unreadable\n');
    expect(output).toContain('environments/ray.yaml:');
  });

  it('reports the same findings as SARIF, in files relative to the working directory', async () => {
    const { output: json } = await check('.', '--format', 'json');
    const { output, exitCode } = await check('.', '--format', 'sarif');
    const log: Log = JSON.parse(output);
    const { findings } = JSON.parse(json);
    expect(exitCode).toBe(2);
    expect(
      log.runs[0]?.results?.map(({ ruleId, locations }) => ({
        ruleId,
        uri: locations?.[0]?.physicalLocation?.artifactLocation?.uri,
        line: locations?.[0]?.physicalLocation?.region?.startLine,
      })),
    ).toEqual(
      findings.map(
        (finding: {
          rule: string;
          code: string;
          file: string;
          line: number;
        }) => ({
          ruleId: `${finding.rule}/${finding.code}`,
          uri: finding.file,
          line: finding.line,
        }),
      ),
    );
  });

  it('takes what is piped in together with the files', async () => {
    const folder = join(FIXTURE_FOLDER, 'repository');
    const guide = readFileSync(join(folder, 'guide/ray-argocd-all.yaml'));
    const terminal = new InMemoryTerminal(folder, guide.toString());
    const exitCode = await runCli(terminal, ['check', '-', 'environments']);
    expect(exitCode).toBe(1);
    expect(terminal.output).toContain('\n2 files, 4 Applications: ');
    expect(terminal.output).toContain('<stdin>:8:35  error  R13');
  });

  it('compares with what was there before, for clusters that run', async () => {
    const guide = readFileSync(
      join(FIXTURE_FOLDER, 'repository/guide/ray-argocd-all.yaml'),
      'utf8',
    );
    const before = temporaryFolder({
      'ray.yaml': guide.replaceAll('additional-worker-group2', 'former'),
    });
    const codes = async (...args: string[]) => {
      const { output } = await check('guide', '--format', 'json', ...args);
      return JSON.parse(output)
        .findings.filter(({ rule }: { rule: string }) => rule === 'R7')
        .map(({ severity }: { severity: string }) => severity);
    };
    expect(await codes()).toEqual([]);
    expect(await codes('--before', before)).toContain('error');
  });

  it('leaves out what is excluded', async () => {
    const { exitCode, output } = await check(
      '.',
      '--exclude',
      'broken',
      '--exclude',
      'environments/*.yaml',
      '--exclude',
      'guide',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain('7 files, 4 Applications');
  });

  it('writes the report to a file, and its last line to the terminal', async () => {
    const file = join(temporaryFolder(), 'report.txt');
    const { output } = await check('guide', '--output', file);
    const report = readFileSync(file, 'utf8');
    expect(output).toMatch(/^1 file, 3 Applications: .*\n$/);
    expect(report.endsWith(`\n${output}`)).toBe(true);
  });

  it('says that it cannot write a report', async () => {
    const { exitCode, errors } = await check('guide', '--output', 'a/b/c');
    expect(exitCode).toBe(2);
    expect(errors).toBe('a/b/c does not exist; the report was not written\n');
  });

  it('says that it found no Application, since the path may be wrong', async () => {
    const { exitCode, errors } = await check('recommended/values');
    expect(exitCode).toBe(0);
    expect(errors).toBe('No Argo CD Application was found\n');
  });
});
