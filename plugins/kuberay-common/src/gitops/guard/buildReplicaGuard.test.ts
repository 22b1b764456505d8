import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { buildReplicaGuard } from './buildReplicaGuard';
import { readGuardedNamespaces } from './guardFile';

function build(input: Partial<RayStackInputArg>) {
  return buildReplicaGuard(
    parseRayStackInput({
      name: 'demo',
      destination: { kubernetesVersion: '1.36' },
      ...input,
    }),
  );
}

const gitops = { repoURL: 'https://git.example.org/gitops.git', path: 'dev' };

describe('buildReplicaGuard', () => {
  it('has an Application read the folder of the file, where the operator is', () => {
    const guard = build({
      gitops,
      argocd: { namespace: 'gitops', project: 'ml', waves: { guard: -7 } },
      destination: {
        name: 'prod',
        operatorNamespace: 'kuberay',
        kubernetesVersion: '1.36',
      },
      replicaGuard: { path: 'dev/admission' },
    });
    expect(guard?.file.path).toBe('admission/replica-guard-policy.yaml');
    expect(guard?.application).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'ray-replica-guard',
        namespace: 'gitops',
        annotations: { 'argocd.argoproj.io/sync-wave': '-7' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'ml',
        destination: { name: 'prod', namespace: 'kuberay' },
        source: {
          repoURL: 'https://git.example.org/gitops.git',
          path: 'dev/admission',
          targetRevision: 'main',
        },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: {
            limit: 10,
            backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
          },
        },
      },
    });
  });

  it.each([
    [{}, {}, ['resources-finalizer.argocd.argoproj.io']],
    [{ finalizer: 'none' }, {}, undefined],
    [
      { finalizer: 'none' },
      { finalizer: 'background' },
      ['resources-finalizer.argocd.argoproj.io/background'],
    ],
    [{ finalizer: 'foreground' }, { finalizer: 'none' }, undefined],
  ] as const)(
    'lets argocd %j and replicaGuard %j decide whether the Application takes the guard along',
    (argocd, replicaGuard, finalizers) => {
      const guard = build({ gitops, argocd, replicaGuard });
      expect(guard?.application?.metadata.finalizers).toEqual(finalizers);
    },
  );

  it('gives the objects themselves a wave only where a root has them as children', () => {
    const wave = 'argocd.argoproj.io/sync-wave: "-1"';
    expect(build({ gitops })?.file.content).not.toContain(wave);
    const directory = build({});
    expect(directory?.application).toBeUndefined();
    expect(directory?.file.path).toBe('replica-guard-policy.yaml');
    expect(directory?.file.content.split(wave)).toHaveLength(3);
  });

  it('writes a file that is understood again', () => {
    const guard = build({ replicaGuard: { namespaces: ['other'] } });
    expect(readGuardedNamespaces(guard?.file.content ?? '')).toEqual(
      guard?.namespaces,
    );
  });

  it('writes nothing where nothing is to be guarded', () => {
    expect(build({ destination: {} })).toBeUndefined();
  });
});
