import { buildRayStack } from 'backstage-plugin-kuberay-common/gitops';
import { planFiles } from './planFiles';

const stack = buildRayStack({
  name: 'ray',
  destination: {
    server: 'https://kubernetes.default.svc',
    namespace: 'team-b',
    kubernetesVersion: '1.36',
  },
  root: { kind: 'app-of-apps' },
  gitops: { repoURL: 'https://git.example.org/gitops.git', path: 'apps/ray' },
  workerGroups: [{ name: 'cpu', maxReplicas: 3 }],
});
const guard = stack.replicaGuard?.file ?? 'none';
const generated = new Map(
  stack.files.map(({ path, content }) => [path, content]),
);

function planOf(existing: ReadonlyMap<string, string>) {
  return planFiles({ stack, existing });
}

describe('planFiles', () => {
  it('creates what is not there', () => {
    expect(planOf(new Map())).toEqual(
      stack.files.map(file => ({ ...file, change: 'created' })),
    );
  });

  it('changes nothing in a second run', () => {
    expect(planOf(generated)).toEqual(
      stack.files.map(file => ({ ...file, change: 'unchanged' })),
    );
  });

  it('changes what has another content', () => {
    const plan = planOf(new Map([...generated, ['root.yaml', 'old']]));
    expect(plan.filter(({ change }) => change !== 'unchanged')).toEqual([
      {
        path: 'root.yaml',
        content: generated.get('root.yaml'),
        change: 'changed',
      },
    ]);
  });

  it('adds its namespace to a guard that protects others, and keeps the comments', () => {
    const others = `# ours\n${generated
      .get(guard)
      ?.replaceAll('team-b', 'team-a')}`;
    const plan = planOf(new Map([...generated, [guard, others]]));
    const merged = plan.find(({ path }) => path === guard);
    expect(merged).toEqual({
      path: guard,
      content: others.replace(/^( *)- team-a\n/m, '$1- team-a\n$1- team-b\n'),
      change: 'changed',
    });
    expect(merged?.content).not.toBe(others);
  });

  it('refuses a guard file that it does not understand, and names it', () => {
    expect(() => planOf(new Map([[guard, 'kind: Something\n']]))).toThrow(
      `${guard}: `,
    );
  });
});
