import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { aFleetRow, anApplication } from './__testUtils__/aFleetRow';
import { aProviderConfig } from './__testUtils__/aProviderConfig';
import { ownResourceOf } from './__testUtils__/ownResourceOf';
import type { Fleet } from './FleetClient';
import type { ReadSource } from './judgeSources';
import type { OwnResource } from './ownResources';
import { planMutation } from './planMutation';

const row = (cluster: string, overrides: Partial<FleetRow> = {}) =>
  aFleetRow({
    ref: { cluster, namespace: 'ml', name: 'training' },
    ...overrides,
  });

const source = (
  name: string,
  overrides: Partial<ReadSource> = {},
): ReadSource => ({
  kind: 'kubernetes',
  name,
  isRead: true,
  knowsApplications: true,
  hidesClusters: false,
  ...overrides,
});
const down = { isRead: false, knowsApplications: false };

function plan(options: {
  rows: FleetRow[];
  sources: ReadSource[];
  isWhole?: boolean;
  wanted?: FleetRow[];
  own?: OwnResource[];
}) {
  const { rows, sources, isWhole = true, wanted = rows, own = [] } = options;
  const fleet: Fleet = { rows, sources, isWhole };
  const mutation = planMutation({
    fleet,
    wanted,
    own,
    isTaken: () => false,
    config: aProviderConfig(),
    locationKey: 'kuberay',
  });
  return mutation.type === 'full'
    ? { full: mutation.entities.map(({ entity }) => entity.metadata.name) }
    : {
        added: mutation.added.map(({ entity }) => entity.metadata.name),
        removed: mutation.removed,
      };
}

const removed = (name: string) => ({
  entityRef: `resource:default/${name}`,
  locationKey: 'kuberay',
});

describe('planMutation', () => {
  const own = [ownResourceOf(row('prod')), ownResourceOf(row('test'))];

  it('tells everything where everything was seen', () => {
    const sources = [source('prod'), source('test')];

    expect(plan({ rows: [row('prod')], sources, own })).toEqual({
      full: ['prod-ml-training'],
    });
  });

  it('keeps what a source had that is not read, while the others go on', () => {
    const sources = [source('prod', down), source('test')];
    const late = row('test', {
      ref: { cluster: 'test', namespace: 'ml', name: 'late' },
    });

    expect(plan({ rows: [late], sources, own })).toEqual({
      added: ['test-ml-late'],
      removed: [removed('test-ml-training')],
    });
  });

  it('removes nothing where rows moved while they were read', () => {
    const sources = [source('prod'), source('test')];

    expect(plan({ rows: [], isWhole: false, sources, own })).toEqual({
      added: [],
      removed: [],
    });
  });

  it('removes nothing where no source is known at all', () => {
    expect(plan({ rows: [], sources: [], own })).toEqual({
      added: [],
      removed: [],
    });
  });

  it('asks the Kubernetes cluster and not the Argo CD instance of that name', () => {
    const sources = [
      source('prod', { kind: 'argocd' }),
      source('prod', down),
      source('test', { ...down, kind: 'argocd', hidesClusters: true }),
      source('test'),
    ];

    expect(plan({ rows: [], sources, own })).toEqual({
      added: [],
      removed: [removed('test-ml-training')],
    });
  });

  it('removes what was on a cluster that has left the configuration', () => {
    const sources = [source('other', down)];

    expect(plan({ rows: [], sources, own })).toEqual({
      added: [],
      removed: [removed('prod-ml-training'), removed('test-ml-training')],
    });
  });

  it('keeps it while something may hide the cluster', () => {
    const sources = [
      source('other'),
      source('argo', { ...down, kind: 'argocd', hidesClusters: true }),
    ];

    expect(plan({ rows: [], sources, own })).toEqual({
      added: [],
      removed: [],
    });
  });

  it('removes one that somebody else has registered, though its source is not read', () => {
    const sources = [source('prod', down), source('test', down)];
    const rows = [row('prod'), row('test')];

    expect(plan({ rows, wanted: [row('test')], sources, own })).toEqual({
      added: ['test-ml-training'],
      removed: [removed('prod-ml-training')],
    });
  });

  it('has one entity for a RayCluster that got two', () => {
    const twice = [ownResourceOf(row('prod'), 'prod-x'), ...own];

    expect(
      plan({
        rows: [row('prod')],
        sources: [source('prod'), source('test', down)],
        own: twice,
      }),
    ).toEqual({ added: ['prod-ml-training'], removed: [removed('prod-x')] });
  });

  it('remembers the Application only while some cannot be seen', () => {
    const before = [
      ownResourceOf(row('prod', { application: anApplication() })),
    ];
    const annotationsWith = (sources: ReadSource[]) => {
      const rows = [row('prod')];
      const mutation = planMutation({
        fleet: { rows, sources, isWhole: true },
        wanted: rows,
        own: before,
        isTaken: () => false,
        config: aProviderConfig(),
        locationKey: 'kuberay',
      });
      const [{ entity }] =
        mutation.type === 'full' ? mutation.entities : mutation.added;
      return entity.metadata.annotations;
    };

    expect(
      annotationsWith([source('prod', { knowsApplications: false })]),
    ).toHaveProperty('argocd/app-name', 'training');
    expect(annotationsWith([source('prod')])).not.toHaveProperty(
      'argocd/app-name',
    );
  });
});
