import { matchEntity } from './matchEntity';
import type { ApplicationMatch, EntityMatch } from './EntityMatch';

const anEntity = (annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud-model', annotations },
});

const fiftyOne = Array.from({ length: 51 }, (_, index) => `app-${index}`);

const ID = 'backstage.io/kubernetes-id';

const equal = (key: string, value: string) => [
  { operator: 'in' as const, key, values: new Set([value]) },
];

const applications = (
  match: Pick<ApplicationMatch, 'wanted'> & Partial<ApplicationMatch>,
): ApplicationMatch => ({
  by: 'applications',
  otherwise: { by: 'nothing' },
  ...match,
});

/** What somebody might try who wants a name to become a path, a query or a load. */
const HOSTILE = [
  '../../secrets',
  'a/b',
  'a%2Fb',
  'a%00',
  'a\u0000b',
  '..',
  '.',
  '-a',
  'a-',
  'a b',
  'a?b=c',
  'a#b',
  'a\\b',
  'a;b',
  'ämter',
  '\u0430rgo',
  '\u202eabc',
  'a'.repeat(254),
  'a'.repeat(100_000),
  '{}',
  '$ref',
];

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
    {
      said: 'more Applications than anybody has',
      annotations: { 'argocd/app-name': fiftyOne.join() },
      match: {
        by: 'invalid',
        annotation: 'argocd/app-name',
        problem: 'It has 51 names; at most 50 are read',
        form: 'names of Applications, separated by commas',
      },
    },
    {
      said: 'as many Applications as may be',
      annotations: { 'argocd/app-name': fiftyOne.slice(1).join() },
      match: applications({ wanted: { names: fiftyOne.slice(1) } }),
    },
    {
      said: 'Applications, each once',
      annotations: { 'argocd/app-name': ' demo, other,,demo' },
      match: applications({ wanted: { names: ['demo', 'other'] } }),
    },
    {
      said: 'Applications by their labels',
      annotations: { 'argocd/app-selector': 'team=ml' },
      match: applications({
        wanted: { selector: equal('team', 'ml'), text: 'team=ml' },
      }),
    },
    {
      said: 'names and labels, of which only one can be meant',
      annotations: {
        'argocd/app-name': 'demo',
        'argocd/app-selector': 'team=ml',
      },
      match: {
        by: 'invalid',
        annotation: 'argocd/app-selector',
        problem:
          'It stands beside argocd/app-name, and nobody can tell which one is meant',
        form: 'either this or argocd/app-name',
      },
    },
    {
      said: 'all that narrows Applications',
      annotations: {
        'argocd/app-name': 'demo',
        'argocd/app-namespace': 'team-a',
        'argocd/instance-name': 'second, first',
        'argocd/project-name': 'ml',
      },
      match: applications({
        wanted: { names: ['demo'] },
        namespace: 'team-a',
        instances: ['second', 'first'],
        project: 'ml',
      }),
    },
    {
      said: 'what narrows Applications where there are none',
      annotations: {
        'argocd/app-namespace': 'team-a',
        'argocd/instance-name': 'first',
        'argocd/project-name': 'ml',
      },
      match: { by: 'nothing' },
    },
    {
      said: 'an empty list of Applications',
      annotations: { 'argocd/app-name': ' , ' },
      match: { by: 'nothing' },
    },
    {
      said: 'an id',
      annotations: { 'backstage.io/kubernetes-id': 'fraud' },
      match: { by: 'labels', selector: equal(ID, 'fraud') },
    },
    {
      said: 'a label selector in place of the id',
      annotations: {
        'backstage.io/kubernetes-id': 'fraud',
        'backstage.io/kubernetes-label-selector': 'team=ml,!gone',
      },
      match: {
        by: 'labels',
        selector: [
          ...equal('team', 'ml'),
          { operator: 'not-exists', key: 'gone' },
        ],
      },
    },
    {
      said: 'where to look for the id, which is the name of the entity unless said otherwise',
      annotations: {
        'backstage.io/kubernetes-namespace': 'ray',
        'backstage.io/kubernetes-cluster': 'prod',
      },
      match: {
        by: 'labels',
        selector: equal(ID, 'fraud-model'),
        namespace: 'ray',
        cluster: 'prod',
      },
    },
    {
      said: 'Applications, and labels in case those have no Ray cluster',
      annotations: {
        'argocd/app-name': 'demo',
        'backstage.io/kubernetes-id': 'fraud',
      },
      match: applications({
        wanted: { names: ['demo'] },
        otherwise: { by: 'labels', selector: equal(ID, 'fraud') },
      }),
    },
    {
      said: 'Applications, and labels that cannot be read',
      annotations: {
        'argocd/app-name': 'demo',
        'backstage.io/kubernetes-id': 'fraud/model',
      },
      match: applications({
        wanted: { names: ['demo'] },
        otherwise: {
          by: 'invalid',
          annotation: 'backstage.io/kubernetes-id',
          problem: 'It is no value that a label can have',
          form: expect.any(String),
        },
      }),
    },
  ])('reads $said', ({ annotations, match }) => {
    expect(matchEntity(anEntity(annotations))).toEqual(match);
  });

  it.each<{
    annotation: string;
    beside?: Record<string, string>;
    /** Those of them that this annotation may well have. */
    fine?: string[];
  }>([
    { annotation: 'kuberay.io/raycluster', fine: ['a/b'] },
    { annotation: 'argocd/app-name' },
    { annotation: 'argocd/app-selector', fine: ['a/b'] },
    {
      annotation: 'argocd/app-namespace',
      beside: { 'argocd/app-name': 'demo' },
    },
    {
      annotation: 'argocd/project-name',
      beside: { 'argocd/app-name': 'demo' },
    },
    { annotation: 'backstage.io/kubernetes-namespace' },
  ])(
    'says of a hostile value of $annotation that it cannot be read',
    ({ annotation, beside, fine = [] }) => {
      for (const value of HOSTILE.filter(one => !fine.includes(one))) {
        const match = matchEntity(anEntity({ ...beside, [annotation]: value }));

        expect({ value: value.slice(0, 30), match }).toMatchObject({
          match: { by: 'invalid', annotation },
        });
      }
    },
  );

  it.each(['argocd/instance-name', 'backstage.io/kubernetes-cluster'])(
    'says of a value of %s that can be no name in a configuration that it cannot be read',
    annotation => {
      for (const value of ['a/b', 'a\u0000b', 'a\nb', 'a'.repeat(254)]) {
        expect(
          matchEntity(
            anEntity({ 'argocd/app-name': 'demo', [annotation]: value }),
          ),
        ).toMatchObject(
          annotation === 'argocd/instance-name'
            ? { by: 'invalid', annotation }
            : { otherwise: { by: 'invalid', annotation } },
        );
      }
    },
  );

  it('says of an id that no label can have that it cannot be read', () => {
    for (const value of HOSTILE) {
      expect(
        matchEntity(anEntity({ 'backstage.io/kubernetes-id': value })),
      ).toMatchObject({
        by: 'invalid',
        annotation: 'backstage.io/kubernetes-id',
      });
    }
  });
});
