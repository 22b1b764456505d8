import { InMemoryGit } from '../__testUtils__/InMemoryGit';
import type { ApplicationSource, HelmOptions } from '../Application';
import { loadSources } from './loadSources';

const CHARTS = 'https://ray-project.github.io/kuberay-helm/';

const values: ApplicationSource = {
  repoURL: InMemoryGit.REPO_URL,
  targetRevision: 'main',
  ref: 'values',
};

let git: InMemoryGit;
let sha: string;

beforeEach(() => {
  git = new InMemoryGit();
  sha = git.push({
    'root.yaml': 'fullnameOverride: root',
    'values/base.yaml': 'fullnameOverride: base\nworker: {replicas: 2}\n',
    'values/dev.yaml':
      'fullnameOverride: dev\nworker: {minReplicas: 2}\nhead: {enableInTreeAutoscaling: on}\n',
    'values/empty.yaml': '# nothing yet\n',
    'values/list.yaml': '- a\n',
    'values/broken.yaml': 'a: [',
    'maps/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: maps\n',
  });
});

function chart(helm?: HelmOptions): ApplicationSource {
  return {
    repoURL: CHARTS,
    chart: 'ray-cluster',
    targetRevision: '1.5.1',
    ...(helm && { helm }),
  };
}

function load(...sources: ApplicationSource[]) {
  return loadSources(git, {
    sources,
    revisions: [],
    isMulti: true,
    applicationName: 'lab',
    namespace: 'ray',
  });
}

/** Name and first worker group of the RayCluster. */
async function rendered(helm: HelmOptions) {
  const { manifests } = await load(chart(helm), values);
  const [{ metadata, spec }] = manifests;
  const { workerGroupSpecs, enableInTreeAutoscaling } = spec as {
    workerGroupSpecs: Array<{ replicas: number; minReplicas: number }>;
    enableInTreeAutoscaling?: boolean;
  };
  const [{ replicas, minReplicas }] = workerGroupSpecs;
  return [metadata.name, replicas, minReplicas, enableInTreeAutoscaling];
}

it('gives a revision and a type for each source, and the manifests of all', async () => {
  const { manifests, ...rest } = await load(
    chart({ valueFiles: ['$values/values/dev.yaml'] }),
    values,
    { repoURL: InMemoryGit.REPO_URL, targetRevision: 'main', path: 'maps' },
  );

  expect(rest).toEqual({
    revisions: ['1.5.1', sha, sha],
    sourceTypes: ['Helm', '', 'Directory'],
  });
  expect(manifests.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
    ['RayCluster', 'dev'],
    ['ConfigMap', 'a'],
  ]);
});

it('takes value files from a source that makes manifests too', async () => {
  const { sourceTypes, manifests } = await load(
    chart({ valueFiles: ['$values/root.yaml'] }),
    { ...values, path: 'maps' },
  );

  expect(sourceTypes).toEqual(['Helm', 'Directory']);
  expect(manifests.map(({ metadata }) => metadata.name)).toEqual(['root', 'a']);
});

it.each([
  {
    said: 'a file',
    helm: { valueFiles: ['$values/values/base.yaml'] },
    expected: ['base', 2, 1, undefined],
  },
  {
    said: 'several, of which the last one wins and maps are merged',
    helm: {
      valueFiles: ['$values/values/base.yaml', '$values/values/dev.yaml'],
    },
    expected: ['dev', 2, 2, true],
  },
  {
    said: 'valuesObject over the files',
    helm: {
      valueFiles: ['$values/values/base.yaml'],
      valuesObject: { worker: { minReplicas: 2 } },
    },
    expected: ['base', 2, 2, undefined],
  },
  {
    said: 'values as text over the files',
    helm: {
      valueFiles: ['$values/values/base.yaml'],
      values: 'fullnameOverride: text',
    },
    expected: ['text', 2, 1, undefined],
  },
  {
    said: 'an empty file',
    helm: { valueFiles: ['$values/values/empty.yaml'] },
    expected: ['lab-kuberay', 1, 1, undefined],
  },
  {
    said: 'a file that is not there where that is allowed',
    helm: {
      valueFiles: ['$values/values/base.yaml', '$values/values/none.yaml'],
      ignoreMissingValueFiles: true,
    },
    expected: ['base', 2, 1, undefined],
  },
])('renders with $said', async ({ helm, expected }) => {
  expect(await rendered(helm)).toEqual(expected);
});

it.each([
  {
    said: 'a file that is not there',
    sources: [chart({ valueFiles: ['$values/values/none.yaml'] }), values],
    message: 'Error: open values/none.yaml: no such file or directory',
  },
  {
    said: 'an unknown ref',
    sources: [chart({ valueFiles: ['$other/a.yaml'] }), values],
    message:
      'source referenced "$other", which is not one of the available sources ($values)',
  },
  {
    said: 'a ref where there is none',
    sources: [chart({ valueFiles: ['$values/a.yaml'] }), chart()],
    message: `source referenced "$values", but no source has a 'ref' field defined`,
  },
  {
    said: 'a ref that is a chart',
    sources: [
      chart({ valueFiles: ['$values/a.yaml'] }),
      { ...chart(), ref: 'values' },
    ],
    message: `source has a 'chart' field defined`,
  },
  {
    said: 'a path that leaves the repository',
    sources: [chart({ valueFiles: ['$values/../../etc/passwd'] }), values],
    message:
      'value file "$values/../../etc/passwd" resolved to outside repository root',
  },
  {
    said: 'a file of the chart itself',
    sources: [chart({ valueFiles: ['values-prod.yaml'] }), values],
    message: 'does not reproduce source.helm.valueFiles but those of a ref',
  },
  {
    said: 'a file that is no map',
    sources: [chart({ valueFiles: ['$values/values/list.yaml'] }), values],
    message: 'values/list.yaml is not a YAML map',
  },
  {
    said: 'a file that is no YAML',
    sources: [chart({ valueFiles: ['$values/values/broken.yaml'] }), values],
    message: 'failed to parse values/broken.yaml',
  },
])('refuses $said, and says of which source', async ({ sources, message }) => {
  const refused = load(...sources);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(
    'failed to generate manifest for source 1 of 2: rpc error: code = Unknown desc = ',
  );
});

it('says that the second source is at fault when its revision is not there', async () => {
  await expect(
    load(chart(), { ...values, targetRevision: 'gone' }),
  ).rejects.toThrow(
    `source 2 of 2: rpc error: code = Unknown desc = unable to resolve 'gone' of ${InMemoryGit.REPO_URL} to a commit SHA`,
  );
});

it('knows no $ref in an Application of one source', async () => {
  await expect(
    loadSources(git, {
      sources: [chart({ valueFiles: ['$values/root.yaml'] })],
      revisions: [],
      isMulti: false,
      applicationName: 'lab',
      namespace: 'ray',
    }),
  ).rejects.toThrow('does not reproduce source.helm.valueFiles');
});
