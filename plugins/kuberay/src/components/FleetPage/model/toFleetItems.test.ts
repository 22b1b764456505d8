import { verdict } from 'backstage-plugin-kuberay-common';
import { aFleetRow, aSource } from '../__fixtures__/aFleetRow';
import { toFleetItems } from './toFleetItems';

const translate = () => 'Alle Worker sind bereit';

const staleSource = aSource({
  freshness: {
    state: 'stale',
    observedAt: '2026-11-21T09:56:00Z',
    problem: { code: 'unreachable', message: 'It does not answer' },
  },
});

describe('toFleetItems', () => {
  it('holds all that showing, finding and sorting a row asks for', () => {
    const row = aFleetRow('Features', {
      verdict: verdict('suspended', 'suspended'),
    });

    expect(
      toFleetItems({
        rows: [row],
        sources: [aSource()],
        translate,
        previous: [],
      }),
    ).toEqual([
      {
        id: 'prod/ray/Features',
        row,
        sentence: 'Alle Worker sind bereit',
        searchText: [
          'features',
          'ray',
          'prod',
          'production',
          'alle worker sind bereit',
          'suspended; no pods run',
          'features',
          'resource:default/features',
          'team-ml',
          'features',
          '2.52.0',
        ].join('\n'),
        owner: {
          entityRef: 'group:default/team-ml',
          label: 'team-ml',
        },
        staleSince: undefined,
      },
    ]);
  });

  it('says since when a row is old whose Kubernetes cluster gives no news, and of no other', () => {
    const rows = [
      aFleetRow('here'),
      aFleetRow('there', {
        ref: { cluster: 'gpu', namespace: 'ray', name: 'there' },
      }),
    ];

    expect(
      toFleetItems({
        rows,
        sources: [staleSource],
        translate,
        previous: [],
      }).map(({ staleSince }) => staleSince),
    ).toEqual(['2026-11-21T09:56:00Z', undefined]);
  });

  it('calls no row old because an Argo CD of the same name gives no news', () => {
    const [item] = toFleetItems({
      rows: [aFleetRow('here')],
      sources: [{ ...staleSource, kind: 'argocd' }],
      translate,
      previous: [],
    });

    expect(item.staleSince).toBeUndefined();
  });

  it('keeps the item of a row that is the same, and makes a new one when it becomes old', () => {
    const rows = [aFleetRow('here')];
    const first = toFleetItems({ rows, sources: [], translate, previous: [] });
    const second = toFleetItems({
      rows,
      sources: [],
      translate,
      previous: first,
    });
    const third = toFleetItems({
      rows,
      sources: [staleSource],
      translate,
      previous: second,
    });

    expect(second[0]).toBe(first[0]);
    expect(third[0]).not.toBe(first[0]);
  });
});
