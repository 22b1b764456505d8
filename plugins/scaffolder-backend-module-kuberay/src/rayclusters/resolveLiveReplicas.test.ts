import { EntityView } from 'backstage-plugin-kuberay-common';
import {
  anApplicationView,
  anEntityView,
  aRayClusterView,
} from '../__testUtils__/anEntityView';
import { EditedRayCluster, resolveLiveReplicas } from './resolveLiveReplicas';

const APPLICATION = {
  name: 'training',
  rayCluster: { namespace: 'ml', name: 'training-kuberay' },
};

const resolve = (
  changes: Partial<EntityView>,
  application: EditedRayCluster = APPLICATION,
) => resolveLiveReplicas({ view: anEntityView(changes), application });

const [group] = aRayClusterView().groups;
const other = aRayClusterView({
  ref: { cluster: 'sandbox', namespace: 'ml', name: 'serving-kuberay' },
  groups: [{ ...group, replicas: 7 }],
});
const otherApplication = anApplicationView({
  id: 'b',
  name: 'serving',
  rayCluster: other.ref,
});

describe('resolveLiveReplicas', () => {
  it.each([
    ['of its only cluster', {}],
    [
      'of a cluster that is suspended',
      {
        rayClusters: [aRayClusterView({ phase: 'Suspended' })],
      },
    ],
    [
      'of its own among several',
      {
        rayClusters: [other, aRayClusterView()],
        applications: [otherApplication, anApplicationView()],
      },
    ],
    ['where no Application can be seen', { applications: [] }],
    [
      'of its own where no Application can be seen',
      {
        applications: [],
        rayClusters: [other, aRayClusterView()],
      },
    ],
  ])('knows the counts %s', (_, changes) => {
    expect(resolve(changes)).toEqual({
      state: 'known',
      replicas: { workers: 5 },
    });
  });

  it('knows zero, and the higher of two groups of one name', () => {
    const groups = [
      { ...group, name: 'idle', replicas: 0 },
      { ...group, name: 'twice', replicas: 3 },
      { ...group, name: 'twice', replicas: 2 },
      { ...group, name: '__proto__', replicas: 1 },
    ];
    expect(resolve({ rayClusters: [aRayClusterView({ groups })] })).toEqual({
      state: 'known',
      replicas: JSON.parse('{"idle":0,"twice":3,"__proto__":1}'),
    });
  });

  it.each([
    ['another Application deploys it', { applications: [otherApplication] }],
    ['it is another cluster', { applications: [], rayClusters: [other] }],
    [
      'the Application deploys another one',
      {
        rayClusters: [other],
        applications: [anApplicationView({ rayCluster: other.ref })],
      },
    ],
  ])('takes no counts where %s', (_, changes) => {
    expect(resolve(changes)).toMatchObject({ state: 'other' });
  });

  it('goes by Argo CD alone where an ApplicationSet fills the name in', () => {
    expect(resolve({}, { name: 'training', rayCluster: {} })).toMatchObject({
      state: 'known',
    });
  });

  it.each(['Missing', 'NotInstalled'] as const)(
    'has none to keep of a cluster that is %s',
    phase => {
      expect(
        resolve({ rayClusters: [aRayClusterView({ phase, groups: [] })] }),
      ).toMatchObject({ state: 'none' });
    },
  );

  it.each([
    ['the entity is not there', undefined],
    ['nothing of it was read', anEntityView({ rayClusters: [] })],
    ['its cluster was not read yet', anEntityView({ sources: [] })],
  ])('knows nothing where %s', (_, view) => {
    expect(
      resolveLiveReplicas({ view, application: APPLICATION }),
    ).toMatchObject({ state: 'unknown' });
  });
});
