import { guideInput } from '../__fixtures__/guideInput';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { buildClusterApplication } from './buildClusterApplication';
import { buildCrdsApplication } from './buildCrdsApplication';
import { buildOperatorApplication } from './buildOperatorApplication';

function build(input: Partial<RayStackInputArg>) {
  const stack = parseRayStackInput({ name: 'demo', ...input });
  return {
    crds: buildCrdsApplication(stack),
    operator: buildOperatorApplication(stack),
    cluster: buildClusterApplication(stack),
  };
}

const WAVE = 'argocd.argoproj.io/sync-wave';
const FOREGROUND = 'resources-finalizer.argocd.argoproj.io';

describe('the Applications of a stack', () => {
  it.each([
    [undefined, [FOREGROUND]],
    ['foreground' as const, [FOREGROUND]],
    ['background' as const, [`${FOREGROUND}/background`]],
    ['none' as const, undefined],
  ])('with finalizer %s take along %j, the CRDs never', (finalizer, list) => {
    const { crds, operator, cluster } = build({ argocd: { finalizer } });
    expect(operator.metadata.finalizers).toEqual(list);
    expect(cluster.metadata.finalizers).toEqual(list);
    expect(crds.metadata).not.toHaveProperty('finalizers');
  });

  it('are repeated as asked, and in the waves that were asked for', () => {
    const { crds, operator, cluster } = build({
      argocd: {
        retry: { limit: -1, maxDuration: '10m' },
        waves: { crds: -20, cluster: 5 },
      },
    });
    for (const { spec } of [crds, operator, cluster]) {
      expect(spec.syncPolicy.retry).toEqual({
        limit: -1,
        backoff: { duration: '5s', factor: 2, maxDuration: '10m' },
      });
    }
    expect(
      [crds, operator, cluster].map(
        ({ metadata }) => metadata.annotations?.[WAVE],
      ),
    ).toEqual(['-20', '-1', '5']);
  });

  it("leave finalizers, waves and retry to whoever asks for them with the guide's profile", () => {
    const { metadata, spec } = build(guideInput).cluster;
    expect(metadata).toEqual({ name: 'raycluster', namespace: 'argocd' });
    expect(spec.syncPolicy).not.toHaveProperty('retry');
    const asked = build({
      ...guideInput,
      argocd: { finalizer: 'background', retry: {}, waves: {} },
    }).cluster;
    expect(asked.metadata).toEqual({
      ...metadata,
      annotations: { [WAVE]: '0' },
      finalizers: [`${FOREGROUND}/background`],
    });
    expect(asked.spec.syncPolicy.retry?.limit).toBe(10);
  });

  it('come from the mirrors that were given', () => {
    const { crds, operator, cluster } = build({
      sources: {
        kuberay: 'https://git.example.org/mirrors/kuberay',
        charts: 'registry.example.org/charts',
      },
    });
    expect(
      [crds, operator, cluster].map(({ spec }) => spec.source?.repoURL),
    ).toEqual([
      'https://git.example.org/mirrors/kuberay',
      'https://git.example.org/mirrors/kuberay',
      'registry.example.org/charts',
    ]);
  });

  it.each([
    [{}, { server: 'https://kubernetes.default.svc' }],
    [{ server: 'https://10.0.0.1:6443' }, { server: 'https://10.0.0.1:6443' }],
    [{ name: 'prod-eu' }, { name: 'prod-eu' }],
  ])('with destination %j go to %j', (destination, place) => {
    const { crds, cluster } = build({ destination });
    expect(crds.spec.destination).toEqual({
      ...place,
      namespace: 'ray-system',
    });
    expect(cluster.spec.destination).toEqual({
      ...place,
      namespace: 'ray-cluster',
    });
  });

  // domain.md 4.4
  it.each([
    [{}, { skipCrds: true }],
    [
      { watchNamespaces: ['b', 'a'] },
      { skipCrds: true, valuesObject: { watchNamespace: ['b', 'a'] } },
    ],
    [
      { watchNamespaces: ['a'], singleNamespace: true, namespacedRbac: false },
      {
        skipCrds: true,
        valuesObject: {
          watchNamespace: ['a'],
          singleNamespaceInstall: true,
          crNamespacedRbacEnable: false,
        },
      },
    ],
  ])('with operator %j give its chart %j', (operator, helm) => {
    expect(build({ operator }).operator.spec.source?.helm).toEqual(helm);
  });
});
