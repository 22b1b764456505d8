import { readStackFacts } from '../facts/readStackFacts';
import {
  aClusterManifest,
  aGroup,
  anIgnoreRule,
} from './__fixtures__/aClusterManifest';
import { guardManifests } from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r19ReplicaReset } from './r19ReplicaReset';

const guard = guardManifests(['other', 'ray']);
const replicasOnly = {
  spec: {
    ignoreDifferences: [
      anIgnoreRule({
        jqPathExpressions: ['.spec.workerGroupSpecs[]?.replicas'],
      }),
    ],
  },
};

describe('r19ReplicaReset', () => {
  it('takes a cluster whose namespace the guard lists', () => {
    const documents = [...guard, aClusterManifest()];
    expect(seen(r19ReplicaReset, documents)).toEqual([]);
    expect(
      seen(r19ReplicaReset, documents, {
        kubernetesVersion: 'v1.36.1',
        live: true,
      }),
    ).toEqual([]);
  });

  it('takes a cluster without an autoscaler', () => {
    const head = { enableInTreeAutoscaling: false };
    expect(seen(r19ReplicaReset, [aClusterManifest({ head })])).toEqual([]);
  });

  it.each([
    [undefined, 'info'],
    [false, 'info'],
    [true, 'warning'],
  ])('tells each group that an edit resets (live: %j)', (live, severity) => {
    const groups = { b: aGroup({ replicas: 3 }) };
    expect(
      seen(r19ReplicaReset, [aClusterManifest({ groups })], { live }),
    ).toEqual([
      [
        'no-replica-guard',
        severity,
        'head.enableInTreeAutoscaling',
        'an edit in Git resets replicas: "std" to 1, "b" to 3',
      ],
    ]);
  });

  it.each([
    [undefined, 'Add the replica guard'],
    ['1.36', 'Add the replica guard'],
    ['v1.35.4', 'Write the live counts'],
  ])('advises by Kubernetes %s', (kubernetesVersion, remedy) => {
    const { applications } = readStackFacts([aClusterManifest()]);
    expect(
      r19ReplicaReset({ applications, guards: [], kubernetesVersion })[0]
        ?.remedy,
    ).toMatch(new RegExp(`^${remedy}`));
  });

  it('warns of a guard that misses the namespace, or hides what is not ignored', () => {
    expect(
      seen(r19ReplicaReset, [...guardManifests(['other']), aClusterManifest()]),
    ).toEqual([
      [
        'guard-misses-namespace',
        'warning',
        'spec.destination.namespace',
        expect.stringContaining('"ray"'),
      ],
    ]);
    expect(
      seen(r19ReplicaReset, [...guard, aClusterManifest(replicasOnly)]),
    ).toEqual([
      [
        'guard-without-ignore-rules',
        'warning',
        'spec.ignoreDifferences',
        expect.any(String),
      ],
    ]);
  });

  it('takes JSON pointers to both fields beside a guard', () => {
    const jsonPointers = ['replicas', 'scaleStrategy'].map(
      field => `/spec/workerGroupSpecs/0/${field}`,
    );
    const spec = {
      ignoreDifferences: [
        anIgnoreRule({ jqPathExpressions: undefined, jsonPointers }),
      ],
    };
    expect(
      seen(r19ReplicaReset, [...guard, aClusterManifest({ spec })]),
    ).toEqual([]);
  });

  it('refuses a guard on a cluster that does not serve it', () => {
    expect(
      seen(r19ReplicaReset, [...guard, aClusterManifest()], {
        kubernetesVersion: '1.35',
      }),
    ).toEqual([
      [
        'guard-not-served',
        'error',
        'apiVersion',
        expect.stringContaining('"1.35"'),
      ],
    ]);
  });

  it('takes a binding that selects in another way for one that may fit', () => {
    const [policy, binding] = guard as [object, { spec: object }];
    const anywhere = {
      ...binding,
      spec: { ...binding.spec, matchResources: {} },
    };
    expect(
      seen(r19ReplicaReset, [policy, anywhere, aClusterManifest()]),
    ).toEqual([]);
  });

  it('takes neither another policy nor a policy without a binding for a guard', () => {
    const [policy, binding] = guard as [object, object];
    const other = { ...policy, spec: { mutations: [] } };
    for (const documents of [[policy], [binding], [other, binding]]) {
      expect(
        seen(r19ReplicaReset, [...documents, aClusterManifest()]).map(
          ([code]) => code,
        ),
      ).toEqual(['no-replica-guard']);
    }
  });
});
