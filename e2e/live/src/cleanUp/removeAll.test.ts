import type { KubeObject } from '../kube/KubeObject';
import { emptyInventory } from '../__testUtils__/emptyInventory';
import { someParameters } from '../__testUtils__/someParameters';
import { removeAll } from './removeAll';

const ROOT =
  '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/live-check-root';
const NAMESPACE = '/api/v1/namespaces/kuberay-live-check';
const DEFINITION =
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/rayclusters.ray.io';
const SOMEBODYS = '/apis/ray.io/v1/namespaces/ml/rayclusters/training';

/** Objects by path; one with a finalizer stays, as where its controller is away. */
class ObjectsInMemory {
  readonly removed: string[] = [];
  readonly #objects: Map<string, KubeObject>;

  constructor(objects: Record<string, { finalizers?: string[] }>) {
    this.#objects = new Map(
      Object.entries(objects).map(([path, metadata]) => [
        path,
        { metadata: { ...metadata, name: path.split('/').at(-1) ?? '' } },
      ]),
    );
  }

  async get(path: string): Promise<KubeObject | undefined> {
    return this.#objects.get(path);
  }

  async list(path: string): Promise<KubeObject[]> {
    return [...this.#objects]
      .filter(([each]) =>
        path === '/apis/ray.io/v1/rayclusters'
          ? each === SOMEBODYS
          : each.startsWith(`${path}/`) &&
            !each.slice(path.length + 1).includes('/'),
      )
      .map(([, object]) => object);
  }

  async remove(path: string): Promise<void> {
    this.removed.push(path);
    if (!this.#objects.get(path)?.metadata.finalizers) {
      this.#objects.delete(path);
    }
  }
}

function options(
  objects: Record<string, { finalizers?: string[] }>,
  files: string[] = ['kuberay-live-check/apps/README.md'],
) {
  let now = 0;
  const kube = new ObjectsInMemory(objects);
  const said: string[] = [];
  return {
    kube,
    said,
    git: {
      commit: async () => {
        files.splice(0);
      },
      filesOf: async () => files,
    },
    parameters: someParameters({ cleanUpTimeout: 5 }),
    before: emptyInventory(),
    pushed: true,
    say: (line: string) => {
      said.push(line);
    },
    clock: {
      now: () => now,
      pause: async (ms: number) => {
        now += ms;
      },
    },
  };
}

describe('removeAll', () => {
  it('removes one object after the other, and the folder of the repository', async () => {
    const all = options({ [NAMESPACE]: {}, [DEFINITION]: {}, [ROOT]: {} });
    await expect(removeAll(all)).resolves.toEqual([]);
    expect(all.kube.removed).toEqual([ROOT, DEFINITION, NAMESPACE]);
    expect(all.said).toEqual([
      'Removing Application live-check-root',
      'Removing CustomResourceDefinition rayclusters.ray.io',
      'Removing Namespace kuberay-live-check',
      'Removing folder kuberay-live-check of the repository',
    ]);
  });

  it('says what stays and why, and removes the rest all the same', async () => {
    const all = options({
      [ROOT]: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      [NAMESPACE]: {},
    });
    await expect(removeAll(all)).resolves.toEqual([
      'Application live-check-root (after 5 s it is still there, with finalizer resources-finalizer.argocd.argoproj.io)',
    ]);
    expect(all.kube.removed).toContain(NAMESPACE);
  });

  it('leaves a CRD whose objects somebody else has', async () => {
    const all = options({ [DEFINITION]: {}, [SOMEBODYS]: {} });
    await expect(removeAll(all)).resolves.toEqual([
      expect.stringMatching(
        /^CustomResourceDefinition rayclusters.ray.io \(somebody else uses it: /,
      ),
    ]);
    expect(all.kube.removed).toEqual([]);
  });

  it('says what it does not know when the API server does not answer', async () => {
    const all = options({});
    all.kube.list = async () => {
      throw new Error('no answer');
    };
    await expect(removeAll(all)).resolves.toEqual([
      'what is in the cluster (no answer)',
      'what is in the cluster (no answer)',
      'what else is not known: no answer',
    ]);
  });

  it('touches no repository that nothing was pushed to', async () => {
    const all = { ...options({}), pushed: false };
    all.git.commit = async () => {
      throw new Error('pushed');
    };
    await expect(removeAll(all)).resolves.toEqual([]);
  });

  it('stops when it is interrupted again, and says what is left', async () => {
    const all = options({ [ROOT]: {} }, []);
    await expect(
      removeAll({ ...all, signal: AbortSignal.abort(new Error('again')) }),
    ).resolves.toEqual(['Application live-check-root']);
    expect(all.kube.removed).toEqual([]);
  });
});
