import {
  formatRayClusterRef,
  parseRayClusterAnnotation,
  type RayClusterAddress,
} from './rayClusterRef';

describe('parseRayClusterAnnotation', () => {
  it.each<[string, RayClusterAddress[]]>([
    ['ray/demo-kuberay', [{ namespace: 'ray', name: 'demo-kuberay' }]],
    [
      'prod/ray/demo-kuberay',
      [{ cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' }],
    ],
    [
      ' prod/ray/a , gpu/ray/a,ray/a ',
      [
        { cluster: 'prod', namespace: 'ray', name: 'a' },
        { cluster: 'gpu', namespace: 'ray', name: 'a' },
        { namespace: 'ray', name: 'a' },
      ],
    ],
    [
      'ray/b, ray/a, ray/b',
      [
        { namespace: 'ray', name: 'b' },
        { namespace: 'ray', name: 'a' },
      ],
    ],
    ['ray/a.b', [{ namespace: 'ray', name: 'a.b' }]],
    [
      'Zürich_1:west/ray/a',
      [{ cluster: 'Zürich_1:west', namespace: 'ray', name: 'a' }],
    ],
  ])('reads %j', (value, refs) => {
    expect(parseRayClusterAnnotation(value)).toEqual({ refs });
  });

  it.each([
    ['', 'An entry is empty; each is [<cluster>/]<namespace>/<name>'],
    [
      'ray/a,,ray/b',
      'An entry is empty; each is [<cluster>/]<namespace>/<name>',
    ],
    ['demo', '"demo" is not [<cluster>/]<namespace>/<name>'],
    ['a/b/c/d', '"a/b/c/d" is not [<cluster>/]<namespace>/<name>'],
    ['Ray/demo', '"Ray/demo": "Ray" is no namespace'],
    ['../demo', '"../demo": ".." is no namespace'],
    ['ray/', '"ray/": "" is no name of a RayCluster'],
    ['ray/..', '"ray/..": ".." is no name of a RayCluster'],
    ['ray/a%2Fb', '"ray/a%2Fb": "a%2Fb" is no name of a RayCluster'],
    ['ray/a?b', '"ray/a?b": "a?b" is no name of a RayCluster'],
    ['/ray/demo', '"/ray/demo": "" is no name of a cluster'],
    [
      'my prod/ray/demo',
      '"my prod/ray/demo": "my prod" is no name of a cluster',
    ],
    [
      `${'n'.repeat(64)}/demo`,
      `"${'n'.repeat(64)}/demo": "${'n'.repeat(64)}" is no namespace`,
    ],
  ])('says what is wrong with %j', (value, problem) => {
    expect(parseRayClusterAnnotation(value)).toEqual({ problem });
  });

  it('does not repeat an entry that is longer than any right one', () => {
    const value = `ray/${'a-'.repeat(100_000)}`;
    expect(parseRayClusterAnnotation(value)).toEqual({
      problem:
        'An entry has 200004 characters; each is [<cluster>/]<namespace>/<name>',
    });
  });

  it('reads the longest entry that can be right', () => {
    const ref = {
      cluster: 'c'.repeat(253),
      namespace: 'n'.repeat(63),
      name: 'r'.repeat(253),
    };
    expect(parseRayClusterAnnotation(formatRayClusterRef(ref))).toEqual({
      refs: [ref],
    });
  });

  it('reads 50 entries, and refuses a list that would keep the backend busy', () => {
    const entries = Array.from({ length: 51 }, (_, index) => `ray/r${index}`);
    expect(parseRayClusterAnnotation(entries.slice(1).join())).toMatchObject({
      refs: { length: 50 },
    });
    expect(parseRayClusterAnnotation(entries.join())).toEqual({
      problem: 'It has 51 entries; at most 50 are read',
    });
  });
});

describe('formatRayClusterRef', () => {
  it.each([['ray/demo'], ['prod/ray/demo']])('writes %s again', value => {
    const parsed = parseRayClusterAnnotation(value);
    expect('refs' in parsed && parsed.refs.map(formatRayClusterRef)).toEqual([
      value,
    ]);
  });
});
