import { readApplicationFacts } from '../facts/readApplicationFacts';
import type { ClusterManifestOptions } from './__fixtures__/aClusterManifest';
import { aClusterManifest, aGroup } from './__fixtures__/aClusterManifest';
import type { ChangeCircumstances } from './changeFindings';
import { changeFindings } from './changeFindings';

function facts(options: ClusterManifestOptions) {
  return readApplicationFacts({ ...aClusterManifest(options) });
}

const groups = { b: aGroup(), c: aGroup() };

function change(
  after: ClusterManifestOptions,
  circumstances?: ChangeCircumstances,
) {
  return changeFindings(
    facts({ groups }),
    facts({ groups, ...after }),
    circumstances,
  ).map(({ code, message, rule, severity }) => [rule, code, severity, message]);
}

describe('changeFindings', () => {
  it.each([
    ['nothing', {}],
    ['a bound', { groups: { ...groups, b: aGroup({ maxReplicas: 9 }) } }],
    ['a group behind the others', { groups: { ...groups, d: aGroup() } }],
    ['the order in the file', { groups: { c: aGroup(), b: aGroup() } }],
  ])('has nothing against a change of %s', (_title, after) => {
    expect(change(after)).toEqual([]);
  });

  it.each([
    ['removed', { groups: { b: aGroup() } }, '"c"'],
    [
      'disabled',
      { groups: { ...groups, c: aGroup({ disabled: true }) } },
      '"c"',
    ],
    ['renamed', { worker: { groupName: 'other' } }, '"std"'],
  ])('refuses a group that is %s', (_title, after, name) => {
    expect(change(after)).toEqual([
      ['R7', 'group-removed', 'error', expect.stringContaining(name)],
    ]);
  });

  it('notes which groups move when one sorts before them', () => {
    expect(change({ groups: { ...groups, a: aGroup() } })).toEqual([
      [
        'R7',
        'index-shift',
        'info',
        expect.stringContaining('"b" from 1 to 2, "c" from 2 to 3'),
      ],
    ]);
  });

  it('refuses fewer replicas than run, unless a guard keeps them', () => {
    const liveReplicas = { std: 1, b: 4 };
    expect(change({}, { liveReplicas })).toEqual([
      [
        'R5',
        'replicas-lowered',
        'error',
        expect.stringContaining('1 is less than the 4'),
      ],
    ]);
    expect(change({}, { liveReplicas, guarded: true })).toEqual([
      [
        'R5',
        'replicas-lowered',
        'info',
        expect.stringContaining('without effect'),
      ],
    ]);
    expect(
      change({ head: { enableInTreeAutoscaling: false } }, { liveReplicas }),
    ).toEqual([]);
  });

  it.each([
    [undefined, "their replicas fall to Git's"],
    [{ guarded: true }, 'keeps their counts'],
  ])('notes what another chart version does with %j', (circumstances, text) => {
    expect(change({ chart: '1.7.0' }, circumstances)).toEqual([
      ['R18', 'chart-bump', 'info', expect.stringContaining(text)],
    ]);
  });

  it('tells what another chart version changes by its defaults alone', () => {
    const image = { repository: 'r', tag: '2.52.0', pullPolicy: 'Always' };
    const { resources, replicas, minReplicas } = aGroup();
    const values = {
      image,
      worker: { groupName: 'std', resources, replicas, minReplicas },
    };
    const told = changeFindings(
      facts({ values }),
      facts({ values, chart: '1.7.0' }),
    );
    expect(told.map(({ code, message }) => [code, message])).toEqual([
      ['chart-bump', expect.any(String)],
      [
        'chart-defaults-changed',
        'the defaults of chart "1.7.0" change what the values leave open: head requests.memory "2G" → "5Gi", head limits.memory "2G" → "5Gi", "std" maxReplicas 3 → 5',
      ],
    ]);
  });

  it('tells of the image that a chart brings, and nothing where Helm fails or the chart is not known', () => {
    const values = { worker: { groupName: 'std' } };
    const messages = (chart: string, own: Record<string, unknown>) =>
      changeFindings(
        facts({ values: own }),
        facts({ values: own, chart }),
      ).flatMap(({ code, message }) =>
        code === 'chart-defaults-changed' ? [message] : [],
      );
    expect(messages('1.7.0', values)).toEqual([
      expect.stringContaining(
        'head image "rayproject/ray:2.46.0" → "rayproject/ray:2.52.0"',
      ),
    ]);
    expect(messages('1.4.1', values)).toEqual([]);
    expect(messages('9.9.9', values)).toEqual([]);
    expect(
      messages('1.7.0', { worker: { image: { repository: 'x' } } }),
    ).toEqual([]);
  });

  it('says nothing where values are not known', () => {
    const helm = { valueFiles: ['mine.yaml'] };
    expect(change({ helm, chart: '1.7.0' })).toEqual([]);
  });
});
