import type { InvalidRayStackError } from '../InvalidRayStackError';
import { parseRayStackInput } from './parseRayStackInput';

function refusal(input: unknown): InvalidRayStackError {
  try {
    parseRayStackInput(input);
  } catch (error) {
    return error as InvalidRayStackError;
  }
  throw new Error('was not refused');
}

const noPodChoices = {
  env: [],
  labels: {},
  annotations: {},
  nodeSelector: {},
  tolerations: [],
};

describe('parseRayStackInput', () => {
  it('fills in every default', () => {
    expect(parseRayStackInput({ name: 'demo' })).toEqual({
      name: 'demo',
      profile: 'recommended',
      layout: 'separate',
      versions: { kuberay: '1.5.1' },
      ray: {
        version: '2.52.0',
        image: {
          repository: 'docker.io/rayproject/ray',
          pullPolicy: 'IfNotPresent',
        },
      },
      argocd: {
        namespace: 'argocd',
        project: 'default',
        appProject: false,
        healthCheck: false,
      },
      destination: { namespace: 'ray-cluster' },
      head: {
        ...noPodChoices,
        rayStartParams: { 'num-cpus': '0' },
        resources: { requests: {}, limits: {} },
      },
      autoscaler: {
        enabled: true,
        version: 'v2',
        upscalingMode: 'Default',
        idleTimeoutSeconds: 60,
        env: [],
      },
      workerGroups: [
        {
          name: 'workers',
          minReplicas: 1,
          maxReplicas: 3,
          cpu: '1',
          memory: '2Gi',
          numOfHosts: 1,
          gpuResource: 'nvidia.com/gpu',
          resources: { requests: {}, limits: {} },
          customResource: true,
          rayStartParams: {},
          ...noPodChoices,
        },
      ],
      annotations: {},
      env: [],
      imagePullSecrets: [],
      operator: {
        watchNamespaces: [],
        singleNamespace: false,
        namespacedRbac: true,
      },
      sources: {
        kuberay: 'https://github.com/ray-project/kuberay',
        charts: 'https://ray-project.github.io/kuberay-helm/',
      },
      root: { kind: 'none' },
      values: 'inline',
      replicaGuard: { mode: 'auto', namespaces: [] },
    });
  });

  it('takes its own result again', () => {
    const input = parseRayStackInput({ name: 'demo' });
    expect(parseRayStackInput(input)).toEqual(input);
  });

  it.each([
    [{}, 'name', 'is missing'],
    [undefined, 'input', 'is missing'],
    ['text', 'input', '"text" is refused'],
    [{ name: 1 }, 'name', '1 is refused'],
    [{ name: 'a', entityRef: 'demo' }, 'entityRef', 'kind:namespace/name'],
    [
      { name: 'a', entityRef: 'component:default/a b' },
      'entityRef',
      '"component:default/a b"',
    ],
    [{ name: 'a', kubernetesId: '-' }, 'kubernetesId', 'label value'],
    [{ name: 'a', profile: 'own' }, 'profile', "'recommended' | 'ray-docs'"],
    [{ name: 'a', layuot: 'single' }, 'layuot', 'is not a known input'],
    [
      { name: 'a', versions: { kuberay: 'v1.5.1' } },
      'versions.kuberay',
      'X.Y.Z',
    ],
    [{ name: 'a', ray: { version: '2.52' } }, 'ray.version', 'X.Y.Z'],
    [
      { name: 'a', ray: { image: { repository: 'ray:2.52.0' } } },
      'ray.image.repository',
      'without a tag',
    ],
    [
      { name: 'a', ray: { image: { tag: 'a b' } } },
      'ray.image.tag',
      'image tag',
    ],
    [
      { name: 'a', destination: { server: 'https://a', name: 'b' } },
      'destination',
      'server or name, not both',
    ],
    [{ name: 'a', head: { cpu: 1 } }, 'head.cpu', '1 is refused'],
    [
      { name: 'a', head: { memory: '4 GB' } },
      'head.memory',
      'Kubernetes quantity',
    ],
    [{ name: 'a', head: { cpu: '0' } }, 'head.cpu', 'greater than zero'],
    [
      { name: 'a', head: { labels: { 'a b': 'c' } } },
      'head.labels.a b',
      'Kubernetes key',
    ],
    [
      { name: 'a', head: { labels: { a: 'b c' } } },
      'head.labels.a',
      'label value',
    ],
    [
      { name: 'a', head: { rayStartParams: { on: '1' } } },
      'head.rayStartParams.on',
      'boolean',
    ],
    [
      { name: 'a', head: { rayStartParams: { 'num-cpus': 0 } } },
      'head.rayStartParams.num-cpus',
      '0 is refused',
    ],
    [
      { name: 'a', autoscaler: { version: 'v3' } },
      'autoscaler.version',
      '"v3" is refused',
    ],
    [
      { name: 'a', autoscaler: { idleTimeoutSeconds: -1 } },
      'autoscaler.idleTimeoutSeconds',
      '-1 is refused',
    ],
    [
      { name: 'a', workerGroups: [] },
      'workerGroups',
      'at least one worker group',
    ],
    [
      { name: 'a', workerGroups: [{ name: 'b' }, { nmae: 'c' }] },
      'workerGroups[1].name',
      'is missing',
    ],
    [
      { name: 'a', workerGroups: [{ name: 'b', gpu: 0.5 }] },
      'workerGroups[0].gpu',
      '0.5 is refused',
    ],
    [
      { name: 'a', workerGroups: [{ name: 'b', image: { tag: 'c' } }] },
      'workerGroups[0].image.repository',
      'is missing',
    ],
  ])('refuses %j and names %s', (input, path, message) => {
    const error = refusal(input);
    expect(error.name).toBe('InvalidRayStackError');
    expect(error.findings).toContainEqual({
      rule: 'schema',
      severity: 'error',
      path,
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\S/),
    });
    expect(error.message).toContain(`${path}: `);
  });

  it('explains an input in the remedy', () => {
    expect(refusal({ name: 'a', head: { cpu: 1 } }).findings).toEqual([
      {
        rule: 'schema',
        severity: 'error',
        path: 'head.cpu',
        message: '1 is refused: Expected string, received number',
        remedy:
          'Give: CPU of the head, as request and as limit; without it 1 (profile ray-docs: the chart decides)',
      },
    ]);
  });

  it('cuts a long value in the message', () => {
    const { message } = refusal({ name: 'a', profile: 'x'.repeat(10_000) });
    expect(message.length).toBeLessThan(500);
  });
});
