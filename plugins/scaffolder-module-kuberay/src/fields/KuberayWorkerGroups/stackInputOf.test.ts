import { formFieldOf, stackInputOf } from './stackInputOf';

const groups = [{ name: 'workers' }];

describe('stackInputOf', () => {
  it('reads what a form holds under the usual names', () => {
    expect(
      stackInputOf({
        groups,
        formData: {
          name: 'features',
          namespace: 'ray',
          kuberayVersion: '1.7.0',
          rayVersion: '2.52.0',
          imageSource: 'own',
          imageRepository: 'example.org/ray',
          imageTag: '2.52.0-gpu',
          autoscaler: { enabled: true, idleTimeoutSeconds: 90 },
          replicaGuard: 'on',
          owner: 'group:default/ml',
        },
        options: {},
      }),
    ).toEqual({
      name: 'features',
      destination: { namespace: 'ray' },
      versions: { kuberay: '1.7.0' },
      ray: {
        version: '2.52.0',
        image: { repository: 'example.org/ray', tag: '2.52.0-gpu' },
      },
      autoscaler: { enabled: true, idleTimeoutSeconds: 90 },
      replicaGuard: { mode: 'on', placement: 'directory' },
      workerGroups: groups,
    });
  });

  it('reads it under the names that the options give', () => {
    expect(
      stackInputOf({
        groups,
        formData: {
          release: 'features',
          name: 'A title',
          ns: 'ray',
          scale: false,
        },
        options: {
          nameField: 'release',
          namespaceField: 'ns',
          autoscalerField: 'scale',
        },
      }),
    ).toEqual({
      name: 'features',
      destination: { namespace: 'ray' },
      autoscaler: { enabled: false },
      workerGroups: groups,
    });
  });

  it('leaves out what is not filled in, so that the defaults stand', () => {
    expect(
      stackInputOf({
        groups,
        formData: { namespace: '', rayVersion: undefined, autoscaler: {} },
        options: {},
      }),
    ).toEqual({ name: 'raycluster', workerGroups: groups });
  });

  it('takes the Ray project’s image where the form says so, whatever was typed before', () => {
    expect(
      stackInputOf({
        groups,
        formData: {
          rayVersion: '2.52.0',
          imageSource: 'ray',
          imageRepository: 'example.org/ray',
          imageTag: 'mine',
        },
        options: {},
      }),
    ).toEqual({
      name: 'raycluster',
      ray: { version: '2.52.0', image: { tag: '2.52.0' } },
      workerGroups: groups,
    });
  });
});

describe('formFieldOf', () => {
  it.each`
    input                              | options                        | field
    ${'name'}                          | ${{}}                          | ${'name'}
    ${'destination.namespace'}         | ${{ namespaceField: 'where' }} | ${'where'}
    ${'autoscaler.idleTimeoutSeconds'} | ${{}}                          | ${'autoscaler.idleTimeoutSeconds'}
    ${'head.memory'}                   | ${{}}                          | ${'head.memory'}
    ${'named'}                         | ${{ nameField: 'release' }}    | ${'named'}
  `('calls $input $field', ({ input, options, field }) => {
    expect(formFieldOf(input, options)).toBe(field);
  });
});
