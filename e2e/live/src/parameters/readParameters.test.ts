import { helpText } from './helpText';
import { namedParameters } from './parameterNames';
import { readParameters } from './readParameters';

const GIVEN = ['--kubeconfig', 'k.yaml', '--git-url', 'https://git/x.git'];

describe('readParameters', () => {
  it('takes kubeconfig and Git repository, and for the rest the defaults', () => {
    expect(readParameters(GIVEN, {})).toEqual({
      kubeconfig: 'k.yaml',
      standIn: false,
      gitUrl: 'https://git/x.git',
      gitUsername: 'git',
      gitBranch: 'main',
      gitPath: 'kuberay-live-check',
      argocdNamespace: 'argocd',
      argocdProject: 'default',
      destinationServer: 'https://kubernetes.default.svc',
      chartRepository: 'https://ray-project.github.io/kuberay-helm/',
      kuberayRepository: 'https://github.com/ray-project/kuberay',
      kuberayVersion: '1.5.1',
      rayVersion: '2.52.0',
      rayImage: 'docker.io/rayproject/ray',
      name: 'live-check',
      namespace: 'kuberay-live-check',
      operatorNamespace: 'kuberay-live-operator',
      guard: 'both',
      reuseCrds: false,
      reuseOperator: false,
      headCpu: '1',
      headMemory: '5Gi',
      workerCpu: '1',
      workerMemory: '2Gi',
      stageTimeout: 600,
      cleanUpTimeout: 300,
      keep: false,
    });
  });

  it('takes flags before variables, and variables before defaults', () => {
    expect(
      readParameters(
        [...GIVEN, '--name', 'by-flag', '--no-autoscaler-process'],
        {
          KUBECONFIG: 'other.yaml',
          KUBERAY_LIVE_NAME: 'by-variable',
          KUBERAY_LIVE_STAGE_TIMEOUT: '30',
          KUBERAY_LIVE_REUSE_CRDS: 'true',
          KUBERAY_LIVE_NAMESPACE: '',
        },
      ),
    ).toMatchObject({
      kubeconfig: 'k.yaml',
      name: 'by-flag',
      autoscalerProcess: false,
      stageTimeout: 30,
      reuseCrds: true,
      namespace: 'kuberay-live-check',
    });
  });

  it('takes the kubeconfig that kubectl takes', () => {
    expect(
      readParameters(GIVEN.slice(2), { KUBECONFIG: '/home/me/config' }),
    ).toMatchObject({ kubeconfig: '/home/me/config' });
  });

  it('asks for neither cluster nor repository with the stand-in', () => {
    expect(readParameters(['--stand-in'], {})).toMatchObject({
      standIn: true,
    });
  });

  it.each([
    [[], '--kubeconfig: missing'],
    [['--kubeconfig', 'k'], '--git-url: missing'],
    [[...GIVEN, '--kubeconfig', 'a:b'], '--kubeconfig: names several files'],
    [[...GIVEN, '--git-url', 'ssh://git/x'], '--git-url: must begin with http'],
    [
      [...GIVEN, '--git-url', 'https://me:pw@git/x'],
      '--git-url: must not hold',
    ],
    [[...GIVEN, '--git-path', '../x'], '--git-path: must be a folder'],
    [[...GIVEN, '--git-path', '.'], '--git-path: must be a folder'],
    [[...GIVEN, '--name', 'Live'], '--name: must be small letters'],
    [[...GIVEN, '--stage-timeout', 'soon'], '--stage-timeout: '],
    [[...GIVEN, '--guard', 'maybe'], '--guard: '],
    [
      [...GIVEN, '--namespace', 'a', '--operator-namespace', 'a'],
      '--operator-namespace: a is the namespace of the Ray clusters',
    ],
    [[...GIVEN, '--gti-url', 'x'], "'--gti-url'"],
  ])('refuses %j', (args, message) => {
    expect(() => readParameters(args, {})).toThrow(message);
  });

  it('never repeats a password in a refusal', () => {
    expect(() =>
      readParameters([...GIVEN, '--git-url', 'https://me:secret@git/x'], {}),
    ).toThrow(expect.not.objectContaining({ message: /secret/ }));
  });

  it('explains every parameter', () => {
    expect(readParameters(['--help'], {})).toBeUndefined();
    const help = helpText();
    for (const { flag, variable } of namedParameters()) {
      expect(help).toMatch(new RegExp(`--(\\[no-\\])?${flag} `));
      expect(help).toContain(variable);
    }
  });
});
