import { aClusterManifest } from './__fixtures__/aClusterManifest';
import { operatorManifest } from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { valuesReadable } from './valuesReadable';

function codes(manifest: object) {
  return seen(valuesReadable, [manifest]).map(
    ([code, severity, path]) => `${severity} ${code} ${path}`,
  );
}

const HELM = 'spec.source.helm';

function withHelm(helm: object) {
  return aClusterManifest({ helm: { valuesObject: undefined, ...helm } });
}

describe('valuesReadable', () => {
  it.each([
    ['values as a map', aClusterManifest()],
    ['values as a text', withHelm({ values: 'image: {tag: "1"}' })],
    ['no values', withHelm({})],
    ['an empty text', withHelm({ values: '' })],
    [
      'a parameter',
      withHelm({ parameters: [{ name: 'head.labels.a\\.b/c', value: '1' }] }),
    ],
    ['a chart version that is a range', aClusterManifest({ chart: '1.5.*' })],
    [
      "the operator's values",
      operatorManifest({ values: { watchNamespace: ['a'] } }),
    ],
  ])('takes %s', (_title, manifest) => {
    expect(codes(manifest)).toEqual([]);
  });

  it.each([
    [
      'a file that is not at hand',
      withHelm({ valueFiles: ['a.yaml'] }),
      `warning values-file-not-found ${HELM}.valueFiles[0]`,
    ],
    [
      'values that are no YAML',
      withHelm({ values: 'a: b: c' }),
      `error values-not-yaml ${HELM}.values`,
    ],
    [
      'values of several documents',
      withHelm({ values: 'a: 1\n---\nb: 1' }),
      `error values-not-yaml ${HELM}.values`,
    ],
    [
      'values that are a list',
      withHelm({ values: '- a' }),
      `error values-not-a-map ${HELM}.values`,
    ],
    [
      'a map as values',
      withHelm({ values: { a: 1 } }),
      `error values-not-a-map ${HELM}.values`,
    ],
    [
      'a list as valuesObject',
      withHelm({ valuesObject: [] }),
      `error values-not-a-map ${HELM}.valuesObject`,
    ],
    [
      'a parameter without a name',
      withHelm({ parameters: [{ value: '1' }] }),
      `error parameter-unreadable ${HELM}.parameters[0]`,
    ],
    [
      'a parameter with half a name',
      withHelm({ parameters: [{ name: 'a.', value: '1' }] }),
      `error parameter-unreadable ${HELM}.parameters[0]`,
    ],
    [
      'a parameter from a file',
      withHelm({ fileParameters: [{ name: 'a', path: 'b' }] }),
      `error parameter-unreadable ${HELM}.fileParameters[0]`,
    ],
    [
      'a chart that is not known',
      aClusterManifest({ chart: '1.5.0' }),
      'info chart-version-unknown spec.source.targetRevision',
    ],
    [
      'values that Helm refuses',
      aClusterManifest({ values: { image: null } }),
      'error helm-fails ',
    ],
    [
      'values of the operator that are no YAML',
      operatorManifest({ helm: { valuesObject: undefined, values: '[' } }),
      `error values-not-yaml ${HELM}.values`,
    ],
  ])('finds %s', (_title, manifest, found) => {
    expect(codes(manifest)).toEqual([found]);
  });

  it('says what Helm says', () => {
    const values = { worker: { containerEnv: null } };
    expect(seen(valuesReadable, [aClusterManifest({ values })])[0]?.[3]).toBe(
      'Helm fails: worker.containerEnv must be a list',
    );
  });
});
