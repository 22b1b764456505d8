import * as fc from 'fast-check';
import { arbitraryStackInput } from '../__testUtils__/arbitraryStackInput';
import { buildClusterApplication } from '../applications/buildClusterApplication';
import { buildCrdsApplication } from '../applications/buildCrdsApplication';
import { buildOperatorApplication } from '../applications/buildOperatorApplication';
import { describeInput } from '../input/describeInput';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import { rayStackInputSchema } from '../input/rayStackInputSchema';
import { stackFindings } from './stackFindings';

function find(input: Partial<RayStackInputArg>) {
  const stack = parseRayStackInput({
    name: 'demo',
    argocd: { project: 'ml' },
    ...input,
  });
  return stackFindings(stack, [
    buildCrdsApplication(stack),
    buildOperatorApplication(stack),
    buildClusterApplication(stack),
  ]);
}

function found(input: Partial<RayStackInputArg>): string[] {
  return find(input)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, path, severity }) => `${severity} ${code} ${path}`);
}

/** `workerGroups[1].resources.limits["nvidia.com/gpu"]` → its steps. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[([0-9]+)\]|([^.[\]]+)/g)].map(
    ([, key, index, name]) =>
      index === undefined ? key ?? name ?? '' : Number(index),
  );
}

function group(more: object) {
  return { workerGroups: [{ name: 'a' }, { name: 'b', ...more }] };
}

describe('stackFindings', () => {
  it('finds nothing in a stack with a project of its own', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[Partial<RayStackInputArg>, string]>([
    [{ name: '3d' }, 'error cluster-name-invalid name'],
    [{ name: 'ray-operator' }, 'error application-name-taken name'],
    [
      { argocd: { project: 'ml', namespace: 'A' } },
      'error namespace-invalid argocd.namespace',
    ],
    [{ argocd: {} }, 'warning project-default argocd.project'],
    [
      { destination: { operatorNamespace: 'A' } },
      'error namespace-invalid destination.operatorNamespace',
    ],
    [
      group({ maxReplicas: 0 }),
      'error count-invalid workerGroups[1].maxReplicas',
    ],
    [
      group({ minReplicas: 2, replicas: 3 }),
      'warning replicas-above-minimum workerGroups[1].replicas',
    ],
    [
      { workerGroups: [{ name: 'a', maxReplicas: 2147483647 }] },
      'warning max-unset workerGroups[0].maxReplicas',
    ],
    [group({ name: 'y' }), 'error group-name-not-text workerGroups[1].name'],
    [
      { workerGroups: [{ name: 'a' }, { name: 'b' }, { name: 'b' }] },
      'error duplicate-group workerGroups[2].name',
    ],
    [
      { workerGroups: [{ name: 'y' }] },
      'error group-name-not-text workerGroups[0].name',
    ],
    [
      group({ name: 'memory' }),
      'warning group-name-counted-by-ray workerGroups[1].name',
    ],
    [
      group({ resources: { requests: { cpu: '3' } } }),
      'error request-above-limit workerGroups[1].resources.requests.cpu',
    ],
    [
      group({ numOfHosts: 2 }),
      'warning multi-host-group workerGroups[1].numOfHosts',
    ],
    [
      group({ rayStartParams: { labels: 'a' } }),
      'error param-labels workerGroups[1].rayStartParams.labels',
    ],
    [
      group({ image: { repository: 'r', tag: 'latest' } }),
      'warning image-tag-floating workerGroups[1].image.tag',
    ],
    [
      { ray: { image: { tag: 'nightly' } } },
      'warning image-tag-floating ray.image.tag',
    ],
    [{ head: { memory: '1G' } }, 'error head-memory-low head.memory'],
    [
      { head: { rayStartParams: {} } },
      'warning head-runs-work head.rayStartParams.num-cpus',
    ],
    [
      { head: { env: [{ name: 'RAY_enable_autoscaler_v2', value: '1' }] } },
      'error autoscaler-version-twice head.env',
    ],
    [
      { env: [{ name: 'RAY_enable_autoscaler_v2', value: '1' }] },
      'error autoscaler-version-twice env',
    ],
    [
      { versions: { kuberay: '1.3.2' } },
      'error autoscaler-version-unknown autoscaler.version',
    ],
    [
      { versions: { kuberay: '1.5.1', chart: '1.5.0' } },
      'error version-mismatch versions.chart',
    ],
    [
      { operator: { watchNamespaces: ['other'] } },
      'error namespace-not-watched operator.watchNamespaces',
    ],
    [
      { operator: { singleNamespace: true } },
      'error namespace-not-watched operator.singleNamespace',
    ],
  ])('tells of %j by its input', (input, finding) => {
    expect(found(input)).toContain(finding);
  });

  it('tells once what several Applications say', () => {
    const codes = find({ argocd: {} }).map(({ code }) => code);
    expect(codes.filter(code => code === 'project-default')).toHaveLength(1);
  });

  it('has nothing against an Application without a finalizer that was asked for', () => {
    expect(found({ argocd: { project: 'ml', finalizer: 'none' } })).toEqual([]);
  });

  it('names for any input only inputs that there are', () => {
    fc.assert(
      fc.property(arbitraryStackInput, input => {
        const stack = parseRayStackInput(input);
        const findings = stackFindings(stack, [
          buildCrdsApplication(stack),
          buildOperatorApplication(stack),
          buildClusterApplication(stack),
        ]);
        for (const { path } of findings) {
          const steps = stepsOf(path);
          const known = describeInput(rayStackInputSchema, steps) !== undefined;
          const value = steps.reduce<unknown>(
            (at, step) => (at as Record<string, unknown> | undefined)?.[step],
            stack,
          );
          expect({ path, known: known || value !== undefined }).toEqual({
            path,
            known: true,
          });
        }
      }),
    );
  });
});
