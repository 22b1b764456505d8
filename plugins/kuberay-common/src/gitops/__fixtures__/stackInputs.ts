import type { RayStackInputArg } from '../input/rayStackInputSchema';

type Root = NonNullable<RayStackInputArg['root']>;

const gitops = {
  repoURL: 'https://git.example.org/platform/gitops.git',
  path: 'dev',
};

const workerGroups = [
  { name: 'cpu', minReplicas: 1, maxReplicas: 9, cpu: '2', memory: '4Gi' },
  { name: 'batch', minReplicas: 0, maxReplicas: 4, cpu: '1', memory: '2Gi' },
];

/** `on` is refused where a version is known to be too old. */
const roots = (oldest: string): Record<string, Root> => ({
  none: { kind: 'none' },
  'app-of-apps': { kind: 'app-of-apps' },
  'set-list': {
    kind: 'application-set',
    name: 'ray',
    generator: {
      type: 'list',
      elements: [
        { name: 'dev', kubernetesVersion: '1.36' },
        { name: 'test', namespace: 'ray-test' },
        {
          name: 'prod',
          server: 'https://prod-eu.example.org:6443',
          kubernetesVersion: oldest,
        },
      ],
    },
  },
  'set-clusters': {
    kind: 'application-set',
    name: 'ray',
    generator: { type: 'clusters', matchLabels: { 'example.org/ray': 'yes' } },
  },
  'set-git': {
    kind: 'application-set',
    name: 'ray',
    generator: { type: 'git', files: 'environments/*/ray.json' },
  },
});

const GUARDS: Record<string, RayStackInputArg['replicaGuard']> = {
  'no-guard': { mode: 'off' },
  guard: { mode: 'auto' },
};

const PROFILES = ['recommended', 'ray-docs'] as const;

const LAYOUTS = ['separate', 'single'] as const;

/**
 * Every layout × root × profile × guard, by the name of its golden folder. The guide has a guard
 * only where it is asked for.
 */
export const stackInputs: Record<string, RayStackInputArg> = Object.fromEntries(
  LAYOUTS.flatMap(layout =>
    PROFILES.flatMap(profile =>
      Object.entries(roots(profile === 'ray-docs' ? '1.36' : '1.35')).flatMap(([rootName, root]) =>
        Object.entries(GUARDS).map(([guardName, replicaGuard]) => [
          `${layout}.${rootName}.${profile}.${guardName}`,
          {
            name: 'forecast',
            layout,
            root,
            profile,
            replicaGuard:
              profile === 'ray-docs' && guardName === 'guard'
                ? { mode: 'on' as const }
                : replicaGuard,
            gitops,
            destination: { kubernetesVersion: '1.36' },
            workerGroups,
          },
        ]),
      ),
    ),
  ),
);
