import fc from 'fast-check';
import type { RayStackInputArg } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { HOSTILE_TEXTS } from '../__fixtures__/hostileTexts';

/** Words that are names for Kubernetes and something else for YAML or JavaScript. */
const WORDS = [
  'y',
  'on',
  'null',
  'true',
  '1e3',
  '0x10',
  '007',
  '1.0',
  'constructor',
  'toString',
];

/** Text of any characters that a file can hold. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter(value => !/\p{Cs}/u.test(value))),
  fc.string({ unit: 'binary' }),
);

const processText = text.map(value => value.replaceAll('\0', ''));

const name = fc.oneof(
  fc.constantFrom(...WORDS.map(word => word.toLowerCase())),
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,8}[a-z0-9])?$/),
);

/** A name that the chart prints without quotes. */
const plainName = fc.stringMatching(/^[a-z][a-z0-9]{2,8}x(\.[a-z0-9]{2,4})?$/);

const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?x$/);

const key = fc.oneof(
  fc.constantFrom(...WORDS, ...WORDS.map(word => `example.org/${word}`)),
  fc.stringMatching(/^([a-z]{1,5}\.io\/)?[A-Za-z]([-A-Za-z_.]{0,8}[A-Za-z])?$/),
);

const labelValue = fc.oneof(
  fc.constantFrom('', ...WORDS),
  fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/),
);

const quantity = fc.oneof(
  fc.constantFrom('1', '0.5', '500m', '1.5', '1000', '1024Mi', '1.3Gi', '1G'),
  fc
    .tuple(
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi'),
    )
    .map(([amount, suffix]) => `${amount}${suffix}`),
);

function optional<T extends object>(shape: {
  [K in keyof T]: fc.Arbitrary<T[K]>;
}) {
  return fc.record(shape, { requiredKeys: [] });
}

function map<T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>) {
  return fc.dictionary(keys, values, { maxKeys: 4 });
}

const envVar = fc
  .tuple(
    fc.stringMatching(/^[-_a-zA-Z][-._a-zA-Z0-9]{0,6}$/),
    fc.oneof(
      processText.map(value => ({ value })),
      fc
        .record({ name, key: fc.constantFrom('a', '.b', 'C-d') })
        .chain(ref =>
          fc.constantFrom(
            { valueFrom: { secretKeyRef: ref } },
            { valueFrom: { configMapKeyRef: ref } },
          ),
        ),
    ),
  )
  .map(([variable, source]) => ({ name: variable, ...source }));

const env = fc.uniqueArray(envVar, {
  maxLength: 3,
  selector: variable => variable.name,
});

const toleration = fc.oneof(
  optional({ key, effect: fc.constantFrom('NoSchedule' as const) }),
  fc.record({
    key,
    operator: fc.constant('Equal' as const),
    value: labelValue,
  }),
  fc.record({
    effect: fc.constant('NoExecute' as const),
    tolerationSeconds: fc.nat(),
  }),
);

/** Of one amount on both sides, as Kubernetes wants it of what cannot be shared. */
const resources = map(
  fc.constantFrom('ephemeral-storage', 'example.org/fpga'),
  fc.integer({ min: 1, max: 9 }).map(String),
).map(amounts => ({ requests: amounts, limits: { ...amounts } }));

const ownImage = fc
  .record({
    repository: fc.constantFrom('ray', 'registry.example.org:5000/ml/ray-x'),
    tag: fc.constantFrom('2.52.0', '2.52.0-py311', 'on', '1e3', '2.50', '_'),
  })
  .chain(image =>
    fc.constantFrom(image, { ...image, pullPolicy: 'Always' as const }),
  );

const rayStartParams = map(
  fc.constantFrom('dashboard-host', 'temp-dir', 'x-y_z'),
  processText,
);

const pod = {
  env,
  labels: map(key, labelValue),
  annotations: map(key, text),
  nodeSelector: map(key, labelValue),
  tolerations: fc.array(toleration, { maxLength: 3 }),
  serviceAccountName: plainName,
  priorityClassName: name,
};

type Counts = Pick<
  WorkerGroupInput,
  'minReplicas' | 'maxReplicas' | 'replicas'
>;

const counts: fc.Arbitrary<Partial<Counts>> = fc
  .tuple(
    fc.oneof(fc.nat(5), fc.nat(2147483647)),
    fc.oneof(fc.nat(5), fc.nat(2147483647)),
    fc.oneof(fc.nat(5), fc.integer({ min: 1, max: 2147483647 })),
  )
  .map(list => [...list].sort((left, right) => left - right))
  .map(([minReplicas = 0, replicas = 0, maxReplicas = 0]) => ({
    minReplicas,
    replicas,
    maxReplicas: Math.max(maxReplicas, 1),
  }));

const group = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('workergroup', 'smallGroup', 'constructor', 'GPU'),
      label,
    ),
    fc.oneof(fc.constant({}), counts),
    optional({
      ...pod,
      numOfHosts: fc.integer({ min: 1, max: 1000 }),
      cpu: quantity,
      memory: quantity,
      gpu: fc.nat(8),
      gpuResource: fc.constantFrom('nvidia.com/gpu', 'amd.com/gpu'),
      tpu: fc.nat(8),
      resources,
      image: ownImage,
      customResource: fc.boolean(),
      rayStartParams,
    }),
  )
  .map(([groupName, bounds, fields]) => ({
    name: groupName,
    ...bounds,
    ...fields,
  }));

const duration = fc.constantFrom('0s', '5s', '500ms', '3m', '1h');

const wave = fc.integer({ min: -1000, max: 1000 });

const url = fc.constantFrom(
  'https://git.example.org/a/b.git',
  'http://mirror.example.org:8080/kuberay?x={{y}}',
);

/** Any input of a stack that no rule has anything against, as far as the RayCluster and its Applications go. */
export const arbitraryStackInput: fc.Arbitrary<RayStackInputArg> = fc
  .tuple(
    label,
    optional({
      entityRef: fc.constantFrom('component:default/a', 'Resource:Ns/A.b_c'),
      kubernetesId: labelValue.filter(value => value !== ''),
      profile: fc.constantFrom('recommended' as const, 'ray-docs' as const),
      layout: fc.constantFrom('separate' as const, 'single' as const),
      versions: fc.record({
        kuberay: fc.constantFrom('1.5.1', '1.6.2', '1.7.0'),
      }),
      ray: optional({
        version: fc.constantFrom('2.52.0', '2.53.1'),
        image: optional({
          repository: fc.constantFrom('docker.io/rayproject/ray', 'ray'),
          tag: fc.constantFrom('2.52.0-py311', 'on', '1e3', 'latest'),
          pullPolicy: fc.constantFrom('Always' as const, 'Never' as const),
        }),
      }),
      argocd: optional({
        namespace: label,
        project: name,
        finalizer: fc.constantFrom(
          'foreground' as const,
          'background' as const,
          'none' as const,
        ),
        retry: optional({
          limit: fc.integer({ min: -1, max: 1000 }),
          duration,
          factor: fc.integer({ min: 1, max: 100 }),
          maxDuration: duration,
        }),
        waves: optional({
          crds: wave,
          operator: wave,
          guard: wave,
          cluster: wave,
        }),
      }),
      destination: fc
        .tuple(
          fc.constantFrom(
            {},
            { server: 'https://10.0.0.1:6443' },
            { name: 'prod {{ eu }}: "1"' },
          ),
          optional({
            cluster: fc.constantFrom('on', 'gke_a:b', '{{x}}'),
            namespace: label,
            operatorNamespace: label,
          }),
        )
        .map(([place, namespaces]) => ({ ...place, ...namespaces })),
      head: optional({
        ...pod,
        cpu: fc.constantFrom('1', '0.5', '2000m', '1000'),
        memory: fc.constantFrom('5Gi', '8192Mi', '5.3Gi', '8G'),
        resources,
        image: ownImage,
        rayStartParams: rayStartParams.map(params => ({
          'num-cpus': '0',
          ...params,
        })),
        serviceType: fc.constantFrom(
          'ClusterIP' as const,
          'NodePort' as const,
          'LoadBalancer' as const,
        ),
      }),
      autoscaler: optional({
        enabled: fc.boolean(),
        version: fc.constantFrom('v1' as const, 'v2' as const),
        upscalingMode: fc.constantFrom(
          'Default' as const,
          'Aggressive' as const,
        ),
        idleTimeoutSeconds: fc.nat(2147483647),
        env,
        image: fc.constantFrom('ray:1e3', 'registry.example.org:5000/a/ray:on'),
        imagePullPolicy: fc.constantFrom('Always' as const),
        resources: fc.constantFrom(
          {},
          { requests: { cpu: '0.5' }, limits: { cpu: '1', memory: '512Mi' } },
        ),
      }),
      workerGroups: fc.uniqueArray(group, {
        minLength: 1,
        maxLength: 4,
        selector: ({ name: groupName }) => groupName,
      }),
      env,
      imagePullSecrets: fc.uniqueArray(name, { maxLength: 3 }),
      gcsFaultTolerance: fc
        .tuple(
          fc.constantFrom('redis:6379', '1e3:1', 'rediss://redis.a.svc:6380'),
          optional({
            redisUsername: processText
              .filter(value => value.length > 0)
              .map(value => value.slice(0, 200).replace(/\p{Cs}$/u, '')),
            redisPasswordSecret: fc.record({
              name,
              key: fc.constantFrom('on', '1e3', '.a'),
            }),
            externalStorageNamespace: plainName,
          }),
        )
        .map(([redisAddress, fields]) => ({ redisAddress, ...fields })),
      annotations: map(key, text),
      operator: optional({ namespacedRbac: fc.boolean() }),
      sources: optional({
        kuberay: url,
        charts: fc.oneof(url, fc.constant('registry.example.org/charts')),
      }),
    }),
  )
  .map(([stack, fields]) => ({ name: stack, ...fields }));

/** No name of a cluster, which a root may not share. */
const rootName = label.map(value => `${value}-root`);

const root: fc.Arbitrary<NonNullable<RayStackInputArg['root']>> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('app-of-apps' as const), name: rootName }),
  fc.record({
    kind: fc.constant('application-set' as const),
    name: rootName,
    generator: fc.oneof(
      fc.record({
        type: fc.constant('list' as const),
        elements: fc.uniqueArray(fc.record({ name: label, namespace: label }), {
          minLength: 1,
          maxLength: 3,
          selector: element => element.name,
        }),
      }),
      fc.record({
        type: fc.constant('clusters' as const),
        matchLabels: map(key, labelValue),
      }),
    ),
  }),
);

/** The same with a repository, and whatever may read it. */
export const arbitraryRootedInput: fc.Arbitrary<RayStackInputArg> = fc
  .tuple(
    arbitraryStackInput,
    root,
    fc.constantFrom('inline' as const, 'file' as const),
    fc.constantFrom('auto' as const, 'on' as const, 'off' as const),
    fc.constantFrom('.', 'clusters/dev'),
  )
  .map(([stack, kind, values, mode, path]) => ({
    ...stack,
    destination: { ...stack.destination, kubernetesVersion: '1.36' },
    gitops: { repoURL: 'https://git.example.org/platform/gitops.git', path },
    root: kind,
    values,
    replicaGuard: { mode },
  }));
