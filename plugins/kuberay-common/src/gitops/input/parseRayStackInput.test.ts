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
    [{ name: 'a', entityRef: '1:30' }, 'entityRef', 'kind:namespace/name'],
    [{ name: 'a', kubernetesId: '-' }, 'kubernetesId', 'label value'],
    [{ name: 'a', profile: 'own' }, 'profile', 'one of recommended, ray-docs'],
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
    [{ name: 'on' }, 'name', 'reads as a number, a boolean or null'],
    [
      { name: 'a', head: { serviceAccountName: '1e3' } },
      'head.serviceAccountName',
      'reads as a number',
    ],
    [
      { name: 'a', env: [{ name: 'A', value: '1' }, { name: 'A' }] },
      'env[1]',
      'exactly one of value and valueFrom',
    ],
    [
      {
        name: 'a',
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
      'env',
      'not name anything twice',
    ],
    [
      { name: 'a', env: [{ name: 'A', value: 'a\0' }] },
      'env[0].value',
      'must not contain a NUL',
    ],
    [
      { name: 'a', annotations: { a: '\ud800' } },
      'annotations.a',
      'half characters',
    ],
    [
      { name: 'a', annotations: { 'a\nb': 'c' } },
      'annotations["a\\nb"]',
      'Kubernetes key',
    ],
    [
      { name: 'a', head: { tolerations: [{ operator: 'Equal' }] } },
      'head.tolerations[0]',
      'must have a key',
    ],
    [
      {
        name: 'a',
        workerGroups: [{ name: 'b', resources: { limits: { gpus: '1' } } }],
      },
      'workerGroups[0].resources.limits.gpus',
      'such as nvidia.com/gpu',
    ],
    [
      {
        name: 'a',
        head: { resources: { requests: { 'nvidia.com/gpu': '500m' } } },
      },
      'head.resources.requests.nvidia.com/gpu',
      'whole number',
    ],
    [
      { name: 'a', workerGroups: [{ name: 'b', gpuResource: 'cpu' }] },
      'workerGroups[0].gpuResource',
      'with its domain',
    ],
    [{ name: 'a', head: { memory: '9Ei' } }, 'head.memory', 'less than 8Ei'],
    [{ name: 'a', root: {} }, 'root.kind', 'is missing'],
    [{ name: 'a', root: { kind: 'own' } }, 'root.kind', '"own" is refused'],
    [
      { name: 'a', root: { kind: 'application-set' } },
      'root.generator',
      'is missing',
    ],
    [
      {
        name: 'a',
        root: {
          kind: 'application-set',
          generator: { type: 'list', elements: [{ name: 'A' }] },
        },
      },
      'root.generator.elements[0].name',
      'Kubernetes name',
    ],
    [
      {
        name: 'a',
        root: {
          kind: 'application-set',
          generator: {
            type: 'list',
            elements: [{ name: 'a', server: 'https://a', clusterName: 'b' }],
          },
        },
      },
      'root.generator.elements[0]',
      'server or clusterName, not both',
    ],
    [
      { name: 'a', sources: { charts: 'oci://registry.example.org/charts' } },
      'sources.charts',
      'without oci://',
    ],
    [
      { name: 'a', sources: { kuberay: 'https://me:secret@example.org/a' } },
      'sources.kuberay',
      'without a password',
    ],
    [
      { name: 'a', destination: { server: 'kubernetes' } },
      'destination.server',
      'http(s) address',
    ],
    [
      { name: 'a', destination: { server: 'https://kubernetes.default.svc/' } },
      'destination.server',
      'must not end with',
    ],
    [
      { name: 'a', gcsFaultTolerance: { redisAddress: 'redis:0' } },
      'gcsFaultTolerance.redisAddress',
      'port from 1 to 65535',
    ],
    [
      { name: 'a', operator: { watchNamespaces: ['a', 'a'] } },
      'operator.watchNamespaces',
      'twice',
    ],
    [
      { name: 'a', argocd: { retry: { duration: '5 s' } } },
      'argocd.retry.duration',
      'duration such as 5s',
    ],
    [JSON.parse('{"name":"a","__proto__":1}'), '__proto__', 'not a known'],
    [
      { name: 'a', head: { labels: JSON.parse('{"__proto__":"b"}') } },
      'head.labels.__proto__',
      'Kubernetes key',
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

  it.each([
    [{ head: { labels: { a: 'b c' } } }, 'Labels of the pods'],
    [{ root: {} }, 'none, app-of-apps or application-set'],
    [{ env: [{}] }, 'Name of the variable'],
  ])(
    'explains what an input is part of where there is more to say (%j)',
    (input, remedy) => {
      expect(refusal({ name: 'a', ...input }).findings[0]?.remedy).toBe(
        `Give: ${remedy}`,
      );
    },
  );

  it('does not show a password that stands in an address', () => {
    const address = 'https://me:secret@example.org/a';
    const { message } = refusal({ name: 'a', sources: { charts: address } });
    expect(message).toContain('example.org/a');
    expect(message).not.toContain('secret');
  });

  it('says so of a value that holds itself', () => {
    const circle: Record<string, unknown> = {};
    circle.name = circle;
    expect(refusal(circle).findings[0]?.path).toBe('name');
  });

  it('cuts a long value in the message', () => {
    const { message } = refusal({ name: 'a', profile: 'x'.repeat(10_000) });
    expect(message.length).toBeLessThan(500);
    expect(
      refusal({ name: 'a', ['x'.repeat(10_000)]: 1 }).message.length,
    ).toBeLessThan(500);
  });
});
