import { matchEntity } from './matchEntity';
import type { EntityMatch } from './matchEntity';

const anEntity = (annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud-model', annotations },
});

const fiftyOne = Array.from({ length: 51 }, (_, index) => `app-${index}`);

describe('matchEntity', () => {
  it.each<{
    said: string;
    annotations?: Record<string, string>;
    match: EntityMatch;
  }>([
    { said: 'no annotations', match: { by: 'nothing' } },
    {
      said: 'annotations of others',
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
      match: { by: 'nothing' },
    },
    {
      said: 'a Ray cluster',
      annotations: { 'kuberay.io/raycluster': 'prod/ray/demo' },
      match: {
        by: 'ray-clusters',
        addresses: [{ cluster: 'prod', namespace: 'ray', name: 'demo' }],
      },
    },
    {
      said: 'several, with and without a cluster',
      annotations: { 'kuberay.io/raycluster': 'prod/ray/demo, ray/other' },
      match: {
        by: 'ray-clusters',
        addresses: [
          { cluster: 'prod', namespace: 'ray', name: 'demo' },
          { namespace: 'ray', name: 'other' },
        ],
      },
    },
    {
      said: 'a Ray cluster and an Application',
      annotations: {
        'kuberay.io/raycluster': 'ray/demo',
        'argocd/app-name': 'demo',
      },
      match: {
        by: 'ray-clusters',
        addresses: [{ namespace: 'ray', name: 'demo' }],
      },
    },
    {
      said: 'a value that cannot be read',
      annotations: { 'kuberay.io/raycluster': 'demo' },
      match: {
        by: 'invalid',
        annotation: 'kuberay.io/raycluster',
        problem: expect.stringContaining('"demo"'),
        form: '[<cluster>/]<namespace>/<name>, several separated by commas',
      },
    },
    {
      said: 'an empty value',
      annotations: { 'kuberay.io/raycluster': '' },
      match: {
        by: 'invalid',
        annotation: 'kuberay.io/raycluster',
        problem: expect.any(String),
        form: expect.any(String),
      },
    },
    ...[
      { said: 'more Applications than anybody has', names: fiftyOne },
      { said: 'a name longer than any', names: ['a'.repeat(254)] },
    ].map(({ said, names }) => ({
      said,
      annotations: { 'argocd/app-name': names.join() },
      match: {
        by: 'invalid' as const,
        annotation: 'argocd/app-name',
        problem: 'At most 50 names of at most 253 characters are read',
        form: 'names of Applications, separated by commas',
      },
    })),
    {
      said: 'as many Applications as may be',
      annotations: { 'argocd/app-name': fiftyOne.slice(1).join() },
      match: { by: 'applications', names: fiftyOne.slice(1) },
    },
    {
      said: 'Applications',
      annotations: { 'argocd/app-name': ' demo, other,' },
      match: { by: 'applications', names: ['demo', 'other'] },
    },
    {
      said: 'an Application of a namespace',
      annotations: {
        'argocd/app-name': 'demo',
        'argocd/app-namespace': 'team-a',
      },
      match: { by: 'applications', names: ['demo'], namespace: 'team-a' },
    },
    {
      said: 'an empty list of Applications',
      annotations: { 'argocd/app-name': ' , ' },
      match: { by: 'nothing' },
    },
  ])('reads $said', ({ annotations, match }) => {
    expect(matchEntity(anEntity(annotations))).toEqual(match);
  });
});
