import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../runCli';
import { FIXTURE_FOLDER } from '../testUtils/fixtureFolder';
import { InMemoryTerminal } from '../testUtils/InMemoryTerminal';
import { filesBelow, temporaryFolder } from '../testUtils/temporaryFolder';

const FORECAST = readFileSync(join(FIXTURE_FOLDER, 'forecast.yaml'), 'utf8');

async function render(folder: string, args: string[], input = '') {
  const terminal = new InMemoryTerminal(folder, input);
  const exitCode = await runCli(terminal, ['render', ...args]);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

describe('kuberay-gitops render', () => {
  it('writes the files of a stack, and none of them a second time', async () => {
    const folder = temporaryFolder({ 'in.yaml': FORECAST });
    const first = await render(folder, ['in.yaml', '--out', 'out']);
    const written = filesBelow(join(folder, 'out'));
    expect(first.exitCode).toBe(0);
    expect(first.output).toContain('7 files written to out, 0 unchanged\n');
    expect(written).toEqual(
      filesBelow(join(FIXTURE_FOLDER, 'repository/recommended')),
    );

    const second = await render(folder, ['in.yaml', '--out', 'out']);
    expect(second.output).toContain('0 files written to out, 7 unchanged\n');
    expect(filesBelow(join(folder, 'out'))).toEqual(written);
  });

  it('takes JSON from the standard input, and makes the same of it', async () => {
    const folder = temporaryFolder({
      'in.yaml':
        'name: ray\ndestination: {server: https://a.example, namespace: ray}\nworkerGroups: [{name: cpu, maxReplicas: 3}]\n',
    });
    const json =
      '{"name": "ray", "destination": {"server": "https://a.example", "namespace": "ray"}, "workerGroups": [{"name": "cpu", "maxReplicas": 3}]}';
    const first = await render(folder, ['in.yaml', '--out', 'yaml']);
    const second = await render(folder, ['-', '--out', 'json'], json);
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    expect(filesBelow(join(folder, 'json'))).toEqual(
      filesBelow(join(folder, 'yaml')),
    );
  });

  it.each(['--check', '--dry-run'])(
    'writes nothing with %s, and ends with 1 if something would be written',
    async option => {
      const folder = temporaryFolder({ 'in.yaml': FORECAST });
      const args = ['in.yaml', '--out', 'out', option];
      const before = await render(folder, args);
      expect(before.exitCode).toBe(1);
      expect(before.output).toContain('7 files of 7 would be written to out\n');
      expect(filesBelow(folder)).toEqual({ 'in.yaml': FORECAST });

      await render(folder, ['in.yaml', '--out', 'out']);
      expect((await render(folder, args)).exitCode).toBe(0);
      writeFileSync(join(folder, 'out/ray-project.yaml'), 'by hand\n');
      const after = await render(folder, args);
      expect(after.exitCode).toBe(1);
      expect(after.output).toContain('changed    ray-project.yaml\n');
    },
  );

  it('names line and column of every input that is refused, and writes nothing', async () => {
    const folder = temporaryFolder({
      'in.yaml': FORECAST.replace('name: forecast', 'name: 3forecast').replace(
        'maxReplicas: 10',
        'maxReplicas: 0',
      ),
    });
    const { exitCode, output, errors } = await render(folder, [
      'in.yaml',
      '--out',
      'out',
    ]);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toContain('in.yaml:2:7  error  R1');
    expect(errors).toContain('in.yaml:17:18  error  R5');
    expect(errors).toContain('nothing was written\n');
    expect(Object.keys(filesBelow(folder))).toEqual(['in.yaml']);
  });

  it('names an input that is missing or unknown', async () => {
    const { exitCode, errors } = await render(
      temporaryFolder(),
      ['-', '--out', 'out'],
      'nmae: ray\n',
    );
    expect(exitCode).toBe(1);
    expect(errors).toContain('name: is missing');
    expect(errors).toContain('<stdin>:1:7  error  schema\n    nmae: is not');
  });

  it.each([
    ['a file that is not there', [], 'in.yaml does not exist\n'],
    ['a folder', ['in.yaml/x'], 'in.yaml is a folder\n'],
  ])('ends with 2 for %s', async (_what, files, message) => {
    const folder = temporaryFolder(
      Object.fromEntries(files.map(file => [file, ''])),
    );
    const args = ['in.yaml', '--out', 'out'];
    await expect(render(folder, args)).resolves.toEqual({
      exitCode: 2,
      output: '',
      errors: message,
    });
  });

  it('adds its namespace to a replica guard that others rely on', async () => {
    const folder = temporaryFolder({ 'in.yaml': FORECAST });
    await render(folder, ['in.yaml', '--out', 'out']);
    const guard = join(folder, 'out/guard/replica-guard-policy.yaml');
    const others = readFileSync(guard, 'utf8').replaceAll(
      '- forecast\n',
      '- theirs # do not remove\n',
    );
    writeFileSync(guard, others);
    const { exitCode } = await render(folder, ['in.yaml', '--out', 'out']);
    expect(exitCode).toBe(0);
    expect(readFileSync(guard, 'utf8')).toBe(
      others.replace(/^( *)(- theirs.*\n)/m, '$1$2$1- forecast\n'),
    );
  });
});
