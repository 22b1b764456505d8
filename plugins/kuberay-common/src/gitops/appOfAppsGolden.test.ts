import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { guideInput } from './__fixtures__/guideInput';
import { readYamlFiles } from './__fixtures__/readYamlFiles';
import { buildRayStack } from './buildRayStack';
import type { JsonObject } from './chart/JsonObject';
import { isJsonObject } from './chart/JsonObject';

const FOLDER = join(__dirname, '__fixtures__', 'app-of-apps');

/** The stack that was run on Kubernetes 1.36 with Argo CD 3.5.1, as an input of ours. */
const input = {
  ...guideInput,
  profile: 'recommended' as const,
  gitops: {
    repoURL: 'https://git.example.org/platform/gitops.git',
    path: 'dev',
  },
  root: { kind: 'app-of-apps' as const },
  destination: { kubernetesVersion: '1.36' },
  ray: { version: '2.52.0' },
  kubernetesId: '',
  // As it was run; a finalizer there has the last cluster take the guard along.
  replicaGuard: { finalizer: 'none' as const },
};

/** What is the same thing said otherwise: an explicit wave 0, `[]?`, and the retry that we add. */
function normalised(manifest: JsonObject): JsonObject {
  const text = JSON.stringify(manifest, (field, value) => {
    if (field === 'retry') {
      return undefined;
    }
    if (field === 'argocd.argoproj.io/sync-wave' && value === '0') {
      return undefined;
    }
    return typeof value === 'string' ? value.replace('[]?', '[]') : value;
  });
  const object = JSON.parse(text) as JsonObject;
  const { metadata } = object;
  if (
    isJsonObject(metadata) &&
    isJsonObject(metadata.annotations) &&
    Object.keys(metadata.annotations).length === 0
  ) {
    delete metadata.annotations;
  }
  return object;
}

/** Without the Helm values, where R8, R9 and R10 have us write something else. */
function withoutValues(manifest: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(manifest, (field, value) =>
      field === 'valuesObject' ? undefined : value,
    ),
  );
}

function key({ kind, metadata }: JsonObject): string {
  return `${kind} ${isJsonObject(metadata) ? metadata.name : ''}`;
}

function byKey(manifests: readonly JsonObject[]): Record<string, JsonObject> {
  return Object.fromEntries(
    manifests.map(manifest => [
      key(manifest),
      withoutValues(normalised(manifest)),
    ]),
  );
}

function valuesOf(manifests: readonly JsonObject[]): JsonObject {
  const found = manifests
    .map(({ spec }) => isJsonObject(spec) && spec.source)
    .find(source => isJsonObject(source) && source.chart === 'ray-cluster');
  const helm = isJsonObject(found) ? found.helm : undefined;
  const values = isJsonObject(helm) ? helm.valuesObject : undefined;
  if (!isJsonObject(values)) {
    throw new Error('no values');
  }
  return values;
}

describe('the stack that was run as app-of-apps', () => {
  const golden = readYamlFiles(
    readdirSync(FOLDER).map(name => ({
      content: readFileSync(join(FOLDER, name), 'utf8'),
    })),
  );
  const built = readYamlFiles(buildRayStack(input).files);

  it('is what we build, object by object', () => {
    expect(Object.keys(byKey(golden))).toHaveLength(7);
    expect(byKey(built)).toEqual(byKey(golden));
  });

  it('has our values but for limits, the quoting of resources and pinned images', () => {
    const amounts = {
      requests: { cpu: '1', memory: '1G' },
      limits: { cpu: '1', memory: '1G' },
    };
    const {
      image: _globalImage,
      head: goldenHead,
      worker,
      additionalWorkerGroups,
    } = valuesOf(golden);
    const ours = (group: unknown, name: string) => {
      const { image: _image, ...rest } = group as JsonObject;
      return {
        ...rest,
        rayStartParams: { resources: `'{"${name}": 1}'` },
        resources: amounts,
      };
    };
    expect(valuesOf(built)).toEqual({
      image: {
        repository: 'docker.io/rayproject/ray',
        tag: '2.52.0',
        pullPolicy: 'IfNotPresent',
      },
      head: {
        ...(goldenHead as JsonObject),
        rayVersion: '2.52.0',
        resources: {
          requests: { cpu: '1', memory: '5Gi' },
          limits: { cpu: '1', memory: '5Gi' },
        },
      },
      worker: ours(worker, 'standard-worker'),
      additionalWorkerGroups: Object.fromEntries(
        Object.entries(additionalWorkerGroups as JsonObject).map(
          ([name, group]) => [name, ours(group, name)],
        ),
      ),
    });
  });

  it('lies where it was read from', () => {
    expect(buildRayStack(input).files.map(({ path }) => path)).toEqual([
      'root.yaml',
      'apps/ray-operator-crds.yaml',
      'apps/ray-operator.yaml',
      'apps/ray-replica-guard.yaml',
      'apps/raycluster.yaml',
      'guard/replica-guard-policy.yaml',
    ]);
  });
});
