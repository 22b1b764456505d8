import { InvalidRayStackError } from '../InvalidRayStackError';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { resolveReplicaGuard } from './resolveReplicaGuard';

const gitops = { repoURL: 'https://git.example.org/gitops.git', path: 'dev' };

function resolve(input: Partial<RayStackInputArg>) {
  return resolveReplicaGuard(
    parseRayStackInput({
      name: 'demo',
      destination: { kubernetesVersion: '1.36' },
      ...input,
    }),
  );
}

function refusal(input: Partial<RayStackInputArg>) {
  try {
    resolve(input);
  } catch (error) {
    if (error instanceof InvalidRayStackError) {
      return error.findings.map(({ path, rule }) => [path, rule]);
    }
    throw error;
  }
  return 'not refused';
}

const APPLICATION = {
  placement: 'application',
  folder: 'guard',
  namespaces: ['ray-cluster'],
};
const DIRECTORY = {
  placement: 'directory',
  folder: '.',
  namespaces: ['ray-cluster'],
};

describe('resolveReplicaGuard', () => {
  it.each(['1.36', 'v1.36.1', 'v1.36.1+k3s1', '1.40.0', '2.0'])(
    'guards Kubernetes %s by itself',
    kubernetesVersion => {
      expect(resolve({ gitops, destination: { kubernetesVersion } })).toEqual(
        APPLICATION,
      );
    },
  );

  it.each(['1.35', 'v1.35.9', '1.9', undefined])(
    'leaves Kubernetes %s alone',
    kubernetesVersion => {
      expect(resolve({ gitops, destination: { kubernetesVersion } })).toBe(
        undefined,
      );
    },
  );

  it('guards on request where the version is not known', () => {
    expect(
      resolve({ gitops, destination: {}, replicaGuard: { mode: 'on' } }),
    ).toEqual(APPLICATION);
  });

  it('refuses a request that Kubernetes cannot meet', () => {
    expect(
      refusal({
        gitops,
        destination: { kubernetesVersion: '1.35' },
        replicaGuard: { mode: 'on' },
      }),
    ).toEqual([['replicaGuard.mode', 'R19']]);
  });

  it('guards neither against the will nor without an autoscaler', () => {
    expect(resolve({ gitops, replicaGuard: { mode: 'off' } })).toBe(undefined);
    expect(
      resolve({
        gitops,
        autoscaler: { enabled: false },
        replicaGuard: { mode: 'on' },
      }),
    ).toBe(undefined);
  });

  it("adds a guard to the guide's YAML only on request", () => {
    expect(resolve({ gitops, profile: 'ray-docs' })).toBe(undefined);
    expect(
      resolve({ gitops, profile: 'ray-docs', replicaGuard: { mode: 'on' } }),
    ).toEqual(APPLICATION);
  });

  it('lists each Ray namespace once', () => {
    expect(
      resolve({
        gitops,
        replicaGuard: { namespaces: ['other', 'ray-cluster'] },
      })?.namespaces,
    ).toEqual(['ray-cluster', 'other']);
  });

  it('puts the objects where a root reads them, if there is no repository to name', () => {
    expect(resolve({})).toEqual(DIRECTORY);
    expect(
      resolve({
        gitops,
        root: { kind: 'app-of-apps' },
        replicaGuard: { placement: 'directory' },
      }),
    ).toEqual({ ...DIRECTORY, folder: 'apps' });
  });

  it('takes another folder below that of the stack', () => {
    expect(resolve({ gitops, replicaGuard: { path: 'dev/a/b' } })).toEqual({
      ...APPLICATION,
      folder: 'a/b',
    });
    expect(resolve({ replicaGuard: { path: 'admission' } })).toEqual({
      ...DIRECTORY,
      folder: 'admission',
    });
  });

  it.each([
    'dev',
    'dev/apps',
    'dev/values',
    'dev/argocd',
    'other',
    'development',
  ])("refuses folder %s, which is not the guard's alone", path => {
    expect(refusal({ gitops, replicaGuard: { path } })).toEqual([
      ['replicaGuard.path', 'schema'],
    ]);
  });

  it.each<[string, Partial<RayStackInputArg>, string]>([
    [
      'an Application without a repository',
      { replicaGuard: { placement: 'application' } },
      'gitops',
    ],
    [
      'a directory for another cluster, by name',
      { destination: { name: 'prod', kubernetesVersion: '1.36' } },
      'replicaGuard.placement',
    ],
    [
      'a directory for another cluster, by URL',
      {
        destination: {
          server: 'https://prod.example.org',
          kubernetesVersion: '1.36',
        },
      },
      'replicaGuard.placement',
    ],
    [
      'a directory for an ApplicationSet',
      {
        gitops,
        root: {
          kind: 'application-set',
          generator: { type: 'clusters' },
        },
        replicaGuard: { placement: 'directory' },
      },
      'replicaGuard.placement',
    ],
    [
      'a folder that the root does not read',
      {
        gitops,
        root: { kind: 'app-of-apps' },
        replicaGuard: { placement: 'directory', path: 'dev/guard' },
      },
      'replicaGuard.path',
    ],
  ])('refuses %s', (_title, input, path) => {
    expect(refusal(input)).toEqual([[path, 'schema']]);
  });

  it.each([
    { name: 'in-cluster' },
    { server: 'https://kubernetes.default.svc' },
  ])('knows the cluster of Argo CD as %j', destination => {
    expect(
      resolve({ destination: { ...destination, kubernetesVersion: '1.36' } }),
    ).toEqual(DIRECTORY);
  });
});
