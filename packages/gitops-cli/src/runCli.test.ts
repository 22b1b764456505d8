import { version } from '../package.json';
import { runCli } from './runCli';
import { InMemoryTerminal } from './testUtils/InMemoryTerminal';

async function run(...args: string[]) {
  const terminal = new InMemoryTerminal('/');
  const exitCode = await runCli(terminal, args);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

describe('kuberay-gitops', () => {
  it('prints its version', async () => {
    await expect(run('--version')).resolves.toEqual({
      exitCode: 0,
      output: `${version}\n`,
      errors: '',
    });
  });

  it.each([[[]], [['render']], [['preview']], [['check']]])(
    'prints help for %j',
    async args => {
      const { exitCode, output, errors } = await run(...args, '--help');
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(output).toContain(`Usage: kuberay-gitops ${args.join(' ')}`);
    },
  );

  it.each([
    [[], ''],
    [['paint'], "error: unknown command 'paint'"],
    [['check'], "error: missing required argument 'paths'"],
    [['check', '--colour', 'a'], "error: unknown option '--colour'"],
    [['check', '--format', 'xml', 'a'], "'xml' is invalid"],
    [['check', ''], 'It is empty.'],
    [['check', 'a', '--kubernetes-version', 'new'], 'for example 1.36'],
    [['render', 'a', '--out', ''], 'It is empty.'],
    [['render', 'a'], "error: required option '-o, --out <folder>'"],
    [['render', 'a', 'b', '--out', 'c'], 'error: too many arguments'],
  ])('ends with 2 and prints the usage for %j', async (args, message) => {
    const { exitCode, output, errors } = await run(...args);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toContain(message);
    expect(errors).toContain('Usage: kuberay-gitops');
  });

  it('ends with 2 and asks for a report where something was not foreseen', async () => {
    const terminal = new InMemoryTerminal('/');
    terminal.readInput = () => Promise.reject(new TypeError('a defect'));
    await expect(runCli(terminal, ['preview', '-'])).resolves.toBe(2);
    expect(terminal).toMatchObject({
      output: '',
      errors: expect.stringMatching(
        /report it at https:.*\/issues\nTypeError: a defect/,
      ),
    });
  });

  it('ends with 2 for a standard input that is a folder', async () => {
    const terminal = new InMemoryTerminal('/');
    terminal.readInput = () =>
      Promise.reject(Object.assign(new Error('read'), { code: 'EISDIR' }));
    await expect(
      runCli(terminal, ['render', '-', '--out', 'out']),
    ).resolves.toBe(2);
    expect(terminal.errors).toBe('<stdin> is a folder\n');
  });
});
