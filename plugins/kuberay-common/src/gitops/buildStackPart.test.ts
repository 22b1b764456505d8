import { recommendedInput } from './__fixtures__/recommendedInput';
import { buildRayStack } from './buildRayStack';
import {
  buildOperatorCrdsPart,
  buildOperatorPart,
  buildRayClusterPart,
} from './buildStackPart';

const { argocd, destination, versions } = recommendedInput;
const platform = { argocd, destination, versions };
const { files, applications, ...stack } = buildRayStack(recommendedInput);

describe('a part of the stack', () => {
  it.each([
    ['CRDs', buildOperatorCrdsPart(platform), 0],
    ['operator', buildOperatorPart(platform), 1],
  ])('%s is the same file as in the whole', (_name, part, index) => {
    expect(part).toEqual({
      file: files[index],
      application: applications[index],
      findings: [],
    });
  });

  it('RayCluster is the same file as in the whole, with the same names', () => {
    expect(buildRayClusterPart(recommendedInput)).toEqual({
      ...stack,
      files: [files[2]],
      applications: [applications[2]],
    });
  });

  it('RayCluster brings its values file and its guard along', () => {
    const input = {
      ...recommendedInput,
      values: 'file' as const,
      gitops: { repoURL: 'https://git.example.org/gitops.git', path: 'ray' },
      destination: { ...destination, kubernetesVersion: '1.36' },
    };
    const whole = buildRayStack(input);
    const {
      applications: roles,
      files: brought,
      replicaGuard,
    } = buildRayClusterPart(input);
    expect(roles).toEqual(whole.applications.slice(2));
    expect(brought).toEqual(whole.files.slice(2));
    expect(brought.map(({ path }) => path)).toEqual([
      'ray-replica-guard.yaml',
      'raycluster.yaml',
      'guard/replica-guard-policy.yaml',
      'values/forecast.yaml',
    ]);
    expect(replicaGuard).toEqual(whole.replicaGuard);
  });

  it.each([buildOperatorCrdsPart, buildOperatorPart])(
    'asks the platform for nothing, and speaks against project default (%p)',
    build => {
      expect(build({}).findings.map(({ code }) => code)).toEqual([
        'project-default',
      ]);
    },
  );

  it.each([
    [{ argocd: { namespace: 'Argo' } }, 'argocd.namespace: "Argo"'],
    [{ destination: { namespace: 'a.b' } }, 'destination.namespace: "a.b"'],
    [
      { destination: { operatorNamespace: '' } },
      'destination.operatorNamespace: ""',
    ],
    [{ versions: { kuberay: '1.5' } }, 'versions.kuberay: "1.5"'],
  ])('refuses %j and names it', (input, message) => {
    expect(() => buildOperatorCrdsPart(input)).toThrow(message);
    expect(() => buildOperatorPart(input)).toThrow(message);
    expect(() => buildRayClusterPart({ name: 'a', ...input })).toThrow(message);
  });
});
