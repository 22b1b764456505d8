import { readCommand } from './readCommand';

describe('readCommand', () => {
  it('takes what is not given from the defaults', () => {
    expect(readCommand(['--kubeconfig', 'k.yaml'], {})).toEqual({
      help: false,
      kubeconfig: 'k.yaml',
      port: 0,
      seed: false,
      untilStdinEnds: false,
      gitUsername: 'git',
    });
  });

  it('takes every option, and the credentials from the environment', () => {
    expect(
      readCommand(
        [
          ...['--kubeconfig', 'k.yaml', '--port', '7010', '--data-dir', 'data'],
          ...['--seed', '--until-stdin-ends'],
        ],
        {
          DEV_CLUSTER_TOKEN: 't',
          DEV_CLUSTER_GIT_USER: 'u',
          DEV_CLUSTER_GIT_PASSWORD: 'p',
        },
      ),
    ).toEqual({
      help: false,
      kubeconfig: 'k.yaml',
      port: 7010,
      dataDir: 'data',
      seed: true,
      untilStdinEnds: true,
      token: 't',
      gitUsername: 'u',
      gitPassword: 'p',
    });
  });

  it.each([
    [[], '--kubeconfig FILE is missing'],
    [['--kubeconfig', 'k', '--port', 'x'], '--port must be a port number'],
    [['--kubeconfig', 'k', '--prot', '1'], "'--prot'"],
  ])('refuses %j', (args, message) => {
    expect(() => readCommand(args, {})).toThrow(message);
  });
});
