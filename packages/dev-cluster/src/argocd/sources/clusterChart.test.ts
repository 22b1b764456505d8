import type { HelmOptions } from '../Application';
import { renderClusterChart } from './clusterChart';

const repoURL = 'https://ray-project.github.io/kuberay-helm/';

function render(helm: HelmOptions, targetRevision = '1.5.1') {
  return renderClusterChart({
    source: { repoURL, chart: 'ray-cluster', targetRevision, helm },
    applicationName: 'lab',
    namespace: 'ray',
  });
}

it('renders a RayCluster whose revision is the chart’s version', () => {
  const { revision, sourceType, manifests } = render({});
  expect({ revision, sourceType }).toEqual({
    revision: '1.5.1',
    sourceType: 'Helm',
  });
  expect(manifests.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
    ['RayCluster', 'lab-kuberay'],
  ]);
});

it.each([
  ['the release name', { releaseName: 'other' }, 'other-kuberay'],
  ['values as text', { values: 'fullnameOverride: text' }, 'text'],
  [
    'values as an object rather than as text',
    {
      values: 'fullnameOverride: text',
      valuesObject: { fullnameOverride: 'map' },
    },
    'map',
  ],
])('takes %s', (_, helm, name) => {
  expect(render(helm).manifests[0].metadata.name).toBe(name);
});

it.each([
  [
    { fileParameters: [{ name: 'a', path: 'b' }] },
    'does not reproduce source.helm.fileParameters',
  ],
  [{ values: 'a: [' }, 'error unmarshalling source.helm.values'],
  [{ values: '- a' }, 'source.helm.values is not a YAML map'],
  [{ valuesObject: { head: 'none' } }, 'error executing helm template'],
])('refuses %j', (helm, message) => {
  expect(() => render(helm)).toThrow(message);
});

it('says of an unknown version what Helm says', () => {
  expect(() => render({}, '9.9.9')).toThrow(
    `Error: chart "ray-cluster" version "9.9.9" not found in ${repoURL} repository`,
  );
});
