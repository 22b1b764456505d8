import { buildRayStack } from '../buildRayStack';
import type { ManifestFile } from '../RayStack';
import { changedLines } from './__fixtures__/changedLines';
import { BY_HAND, GUIDE, SEED } from './__fixtures__/editing';
import { removeRayCluster } from './removeRayCluster';

function stack(
  name: string,
  namespace: string,
  finalizer: 'foreground' | 'none' = 'foreground',
): ManifestFile[] {
  return buildRayStack({
    name,
    destination: { namespace, kubernetesVersion: '1.36' },
    values: 'file',
    root: { kind: 'app-of-apps' },
    gitops: { repoURL: 'https://git.example.org/platform/gitops.git' },
    replicaGuard: { namespaces: ['other-namespace'], finalizer },
  }).files;
}

const withoutOther = (files: ManifestFile[]) =>
  files.map(({ path, content }) => ({
    path,
    content: content.replace(/\n *- other-namespace\b/, ''),
  }));

describe('removeRayCluster', () => {
  it('deletes the file of the Application, its values and the guard with the last namespace', () => {
    const files = withoutOther(stack('dev', 'ray'));
    const {
      deleted,
      changes,
      findings,
      files: changed,
    } = removeRayCluster({
      files,
      application: { name: 'dev' },
    });
    expect(changed).toEqual([]);
    expect(deleted).toEqual([
      'apps/ray-replica-guard.yaml',
      'apps/raycluster.yaml',
      'guard/replica-guard-policy.yaml',
      'values/dev.yaml',
    ]);
    expect(changes).toEqual([
      'dev: Application removed (apps/raycluster.yaml)',
      'values/dev.yaml: removed, nobody else takes values from it',
      'replica guard removed (guard/replica-guard-policy.yaml): it protected no other namespace',
      'ray-replica-guard: Application removed (apps/ray-replica-guard.yaml)',
      'operator and CRDs stay, and so does the namespace',
    ]);
    expect(findings).toEqual([]);
  });

  it('says that policy and binding stay where their Application has no finalizer', () => {
    const { findings } = removeRayCluster({
      files: withoutOther(stack('dev', 'ray', 'none')),
      application: { name: 'dev' },
    });
    expect(findings.map(({ code }) => code)).toEqual(['guard-left-behind']);
  });

  it('takes only the namespace out of a guard that protects others', () => {
    const files = stack('dev', 'ray');
    const result = removeRayCluster({ files, application: { name: 'dev' } });
    const guard = files.find(({ path }) => path.startsWith('guard/'));
    expect(result.deleted).toEqual(['apps/raycluster.yaml', 'values/dev.yaml']);
    expect(result.files).toEqual([
      {
        path: 'guard/replica-guard-policy.yaml',
        content: guard?.content.replace(/\n *- ray\b(?=\n|$)/, ''),
      },
    ]);
  });

  it('leaves the guard to another cluster in the namespace, and shared values', () => {
    const files = stack('dev', 'ray');
    const twin = files.find(({ path }) => path === 'apps/raycluster.yaml');
    const result = removeRayCluster({
      files: [
        ...files,
        {
          path: 'apps/twin.yaml',
          content: twin?.content.replace('name: dev', 'name: twin') ?? '',
        },
      ],
      application: { name: 'dev' },
    });
    expect(result.deleted).toEqual(['apps/raycluster.yaml']);
    expect(result.files).toEqual([]);
    expect(result.findings.map(({ code }) => code)).toEqual([
      'guard-namespace-stays',
    ]);
  });

  it('leaves the guard of another Kubernetes cluster alone', () => {
    const files = withoutOther(stack('dev', 'ray')).map(file =>
      file.path === 'apps/raycluster.yaml'
        ? {
            ...file,
            content: file.content.replace(
              'https://kubernetes.default.svc',
              'https://elsewhere.example.org',
            ),
          }
        : file,
    );
    const { deleted } = removeRayCluster({
      files,
      application: { name: 'dev' },
    });
    expect(deleted).toEqual(['apps/raycluster.yaml', 'values/dev.yaml']);
  });

  it('takes a document out of a file and leaves the others byte for byte', () => {
    const { files, deleted } = removeRayCluster({
      files: [{ path: 'all.yaml', content: BY_HAND.content }],
      application: { name: 'search-ray' },
    });
    expect(deleted).toEqual([]);
    expect(files).toEqual([
      {
        path: 'all.yaml',
        content: BY_HAND.content.slice(BY_HAND.content.indexOf('---\n')),
      },
    ]);
  });

  it('refuses to orphan pods, unless that is meant', () => {
    const options = {
      files: [{ path: 'all.yaml', content: GUIDE.content }],
      application: { name: 'raycluster' },
    };
    expect(() => removeRayCluster(options)).toThrow(
      'all.yaml: Application raycluster has no finalizer, so that without it the RayCluster and all of its pods would run on',
    );
    const { files, changes } = removeRayCluster({
      ...options,
      leaveRunning: true,
    });
    expect(files).toEqual([
      {
        path: 'all.yaml',
        content: GUIDE.content
          .split(/(?<=\n)(?=---\n)/)
          .slice(0, 2)
          .join(''),
      },
    ]);
    expect(changes[0]).toBe(
      'raycluster: Application removed (all.yaml), its RayCluster and pods run on',
    );
  });

  it('refuses to leave pods running where the finalizer would delete them', () => {
    expect(() =>
      removeRayCluster({
        files: [{ path: 'ray.yaml', content: SEED.content }],
        application: { name: 'llm-batch' },
        leaveRunning: true,
      }),
    ).toThrow('has a finalizer');
  });

  it('refuses the operator, and an ApplicationSet', () => {
    expect(() =>
      removeRayCluster({
        files: [{ path: 'all.yaml', content: GUIDE.content }],
        application: { name: 'ray-operator' },
      }),
    ).toThrow('Application ray-operator brings no RayCluster');
    const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ray}
spec: {template: {metadata: {name: "ray-{{.x}}"}, spec: {source: {chart: ray-cluster}}}}
`;
    expect(() =>
      removeRayCluster({
        files: [{ path: 'set.yaml', content: set }],
        application: { name: 'ray-dev' },
      }),
    ).toThrow('ApplicationSet ray makes the Application');
  });

  it('reports a guard that it does not understand', () => {
    const { findings } = removeRayCluster({
      files: [
        { path: 'ray.yaml', content: SEED.content },
        {
          path: 'guard.yaml',
          content:
            'kind: MutatingAdmissionPolicyBinding\nspec: {policyName: raycluster-keep-autoscaled-replicas}\n',
        },
      ],
      application: { name: 'llm-batch' },
    });
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['guard-not-understood', 'guard.yaml'],
    ]);
  });

  describe('of an ApplicationSet with a list', () => {
    const { files } = buildRayStack({
      name: 'dev',
      gitops: { repoURL: 'https://git.example.org/platform/gitops.git' },
      destination: { kubernetesVersion: '1.36' },
      root: {
        kind: 'application-set',
        generator: {
          type: 'list',
          elements: [
            { name: 'a', namespace: 'ray-a' },
            { name: 'b', namespace: 'ray-b' },
          ],
        },
      },
    });

    it('takes its element out of the list, and its namespace out of the guard', () => {
      const result = removeRayCluster({ files, application: { name: 'a' } });
      expect(result.deleted).toEqual([]);
      expect(
        result.files.flatMap(({ path, content }) =>
          changedLines(
            files.find(file => file.path === path)?.content ?? '',
            content,
          ).map(line => line.replace(/^-\s+/, '- ')),
        ),
      ).toEqual([
        '- - application: a',
        '- release: a',
        '- rayCluster: a-kuberay',
        '- server: https://kubernetes.default.svc',
        '- namespace: ray-a',
        '- - ray-a',
      ]);
    });

    it('takes ApplicationSet and guard away with the last one', () => {
      const first = removeRayCluster({ files, application: { name: 'a' } });
      const { deleted } = removeRayCluster({
        files: files.map(
          file => first.files.find(({ path }) => path === file.path) ?? file,
        ),
        application: { name: 'b' },
      });
      expect(deleted).toEqual([
        'guard/in-cluster/replica-guard-policy.yaml',
        'ray-replica-guard.yaml',
        'raycluster.yaml',
      ]);
    });

    it('is refused for the ApplicationSet as a whole', () => {
      expect(() =>
        removeRayCluster({ files, application: { name: 'ray-stack' } }),
      ).toThrow('Name one of its Applications: a, b.');
    });

    it('is refused where the ApplicationSet keeps what it has made', () => {
      const keeping = files.map(({ path, content }) => ({
        path,
        content: content.replace(
          '\n  template:',
          '\n  syncPolicy: {preserveResourcesOnDeletion: true}\n  template:',
        ),
      }));
      expect(() =>
        removeRayCluster({
          files: keeping.filter(({ path }) => path === 'raycluster.yaml'),
          application: { name: 'a' },
        }),
      ).toThrow('ApplicationSet ray-stack keeps what it has made');
    });
  });
});
