import type { EditedFile } from './__fixtures__/editing';
import {
  BY_HAND,
  EDITED_PATH,
  editing,
  FLOW_STYLE,
  GUIDE,
  replacing,
  SEED,
} from './__fixtures__/editing';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

const operator = (version: string, server = 'https://kubernetes.default.svc') =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ray-operator, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/ray-project/kuberay, targetRevision: v${version}, path: helm-chart/kuberay-operator, helm: {skipCrds: true}}
  destination: {server: ${server}, namespace: ray-system}
`;

describe('editRayCluster', () => {
  it.each<
    [
      title: string,
      file: EditedFile,
      change: RayClusterChangeArg,
      lines: string[],
      changes: string[],
    ]
  >([
    [
      'a maximum, in text of values, behind a comment',
      BY_HAND,
      { groups: { cpu: { maxReplicas: 20 } } },
      ['- maxReplicas: 10   # the quota', '+ maxReplicas: 20   # the quota'],
      ['cpu: maxReplicas 10 → 20'],
    ],
    [
      'a minimum, which takes the count along',
      SEED,
      { groups: { 'gpu-worker': { minReplicas: 2, maxReplicas: 8 } } },
      [
        '- replicas: 1',
        '- minReplicas: 1',
        '- maxReplicas: 4',
        '+ replicas: 2',
        '+ minReplicas: 2',
        '+ maxReplicas: 8',
      ],
      [
        'gpu-worker: minReplicas 1 → 2',
        'gpu-worker: maxReplicas 4 → 8',
        'gpu-worker: replicas 1 → 2 (within the bounds)',
      ],
    ],
    [
      'a maximum that is the chart’s default so far, beside its neighbours',
      replacing(SEED, '          maxReplicas: 4\n', ''),
      { groups: { 'cpu-worker': { maxReplicas: 9 } } },
      ['+ maxReplicas: 9'],
      ['cpu-worker: maxReplicas 3 → 9'],
    ],
    [
      'the image, and the copies of it in the guide’s groups',
      GUIDE,
      { image: { tag: '2.52.0' } },
      [
        '- image: {repository: docker.io/rayproject/ray, tag: latest, pullPolicy: IfNotPresent}',
        '+ image: {repository: docker.io/rayproject/ray, tag: 2.52.0, pullPolicy: IfNotPresent}',
        '- image: {repository: docker.io/rayproject/ray, tag: latest, pullPolicy: IfNotPresent}',
        '+ image: {repository: docker.io/rayproject/ray, tag: 2.52.0, pullPolicy: IfNotPresent}',
        '- image: {repository: docker.io/rayproject/ray, tag: latest, pullPolicy: IfNotPresent}',
        '+ image: {repository: docker.io/rayproject/ray, tag: 2.52.0, pullPolicy: IfNotPresent}',
      ],
      [
        'image docker.io/rayproject/ray:latest → docker.io/rayproject/ray:2.52.0',
        'additional-worker-group1 (a copy of the global image): image docker.io/rayproject/ray:latest → docker.io/rayproject/ray:2.52.0',
        'additional-worker-group2 (a copy of the global image): image docker.io/rayproject/ray:latest → docker.io/rayproject/ray:2.52.0',
      ],
    ],
    [
      'the image of one group, whole',
      SEED,
      { groupImages: { 'cpu-worker': { tag: '2.52.0-py311' } } },
      [
        '+ image:',
        '+ repository: docker.io/rayproject/ray',
        '+ tag: "2.52.0-py311"',
        '+ pullPolicy: IfNotPresent',
      ],
      [
        'cpu-worker: image docker.io/rayproject/ray:2.52.0 (global) → docker.io/rayproject/ray:2.52.0-py311 (its own)',
      ],
    ],
    [
      'the Ray version, and the tags that begin with it',
      replacing(BY_HAND, "'2.52.0', pull", "'2.52.0-py311', pull"),
      { rayVersion: '2.53.0' },
      [
        "- image: {repository: docker.io/rayproject/ray, tag: '2.52.0-py311', pullPolicy: IfNotPresent}",
        "+ image: {repository: docker.io/rayproject/ray, tag: '2.53.0-py311', pullPolicy: IfNotPresent}",
        "- rayVersion: '2.52.0'",
        "+ rayVersion: '2.53.0'",
      ],
      [
        'Ray version 2.52.0 → 2.53.0',
        'image docker.io/rayproject/ray:2.52.0-py311 → docker.io/rayproject/ray:2.53.0-py311',
      ],
    ],
    [
      'the Ray version, with a tag that is given',
      SEED,
      { rayVersion: '2.53.0', image: { tag: '2.53.0-gpu' } },
      [
        '- tag: 2.52.0',
        '+ tag: 2.53.0-gpu',
        '- rayVersion: 2.52.0',
        '+ rayVersion: 2.53.0',
      ],
      [
        'image docker.io/rayproject/ray:2.52.0 → docker.io/rayproject/ray:2.53.0-gpu',
        'Ray version 2.52.0 → 2.53.0',
      ],
    ],
    [
      'the version of the chart',
      { ...BY_HAND, others: [{ path: 'op.yaml', content: operator('1.7.0') }] },
      { kuberayVersion: '1.7.0' },
      [
        '- targetRevision: "1.5.1"   # same as the operator',
        '+ targetRevision: "1.7.0"   # same as the operator',
      ],
      ['chart ray-cluster 1.5.1 → 1.7.0'],
    ],
  ])('changes %s', (_title, file, change, lines, changes) => {
    const result = editing(file, change);
    expect([result.lines, result.changes]).toEqual([lines, changes]);
    expect(result.files.map(({ path }) => path)).toEqual([EDITED_PATH]);
  });

  it.each<[title: string, file: EditedFile, change: RayClusterChangeArg]>([
    [
      'bounds that are there',
      BY_HAND,
      { groups: { cpu: { maxReplicas: 10 } } },
    ],
    ['an image that is there', SEED, { image: { tag: '2.52.0' } }],
    ['a default of the chart', SEED, { image: { pullPolicy: 'IfNotPresent' } }],
    ['a Ray version that is there', SEED, { rayVersion: '2.52.0' }],
    ['a chart that is there', GUIDE, { kuberayVersion: '1.4.1' }],
    ['live counts alone', SEED, { liveReplicas: { 'cpu-worker': 3 } }],
    ['nothing', SEED, {}],
  ])('changes nothing for %s', (_title, file, change) => {
    expect(editing(file, change, false)).toEqual({
      files: [],
      changes: [],
      findings: [],
      lines: [],
      codes: [],
    });
  });

  it('says that an image of a group’s own stays', () => {
    const file = replacing(
      FLOW_STYLE,
      'group2:\n            image: {repository: docker.io/rayproject/ray, tag: latest',
      'group2:\n            image: {repository: docker.io/rayproject/ray, tag: 2.50.0',
    );
    const { changes, findings } = editing(file, { image: { tag: '2.52.0' } });
    expect(changes).toHaveLength(2);
    expect(findings).toContainEqual({
      rule: 'R10',
      code: 'own-image-stays',
      severity: 'info',
      path: 'additionalWorkerGroups.additional-worker-group2.image',
      message:
        'additional-worker-group2 has an image of its own, docker.io/rayproject/ray:2.50.0, which stays',
      remedy: 'Change it too if all nodes shall have the same image',
    });
  });

  it('says that pods keep their image, and that Argo CD does not ignore scaleStrategy', () => {
    expect(editing(GUIDE, { image: { tag: '2.52.0' } }).codes).toEqual([
      'pods-keep-image',
      'scale-strategy-not-ignored',
    ]);
  });

  it('changes no ignore rule that is missing', () => {
    const { lines } = editing(GUIDE, {
      groups: { 'standard-worker': { maxReplicas: 300 } },
    });
    expect(lines).toEqual(['- maxReplicas: 200', '+ maxReplicas: 300']);
  });

  it.each([
    [
      'an operator that is older',
      operator('1.5.1'),
      'later than the operator 1.5.1 of Application ray-operator (op.yaml)',
    ],
    [
      'CRDs that are older',
      operator('1.6.2').replace('kuberay-operator,', 'kuberay-operator/crds,'),
      'later than the CRDs 1.6.2 of Application ray-operator (op.yaml)',
    ],
  ])('refuses a chart that is later than %s', (_title, content, reason) => {
    expect(() =>
      editing(
        { ...SEED, others: [{ path: 'op.yaml', content }] },
        { kuberayVersion: '1.7.0' },
      ),
    ).toThrow(reason);
  });

  it('does not compare with the operator of another cluster', () => {
    const content = operator('1.5.1', 'https://elsewhere.example.org');
    expect(
      editing(
        { ...SEED, others: [{ path: 'op.yaml', content }] },
        { kuberayVersion: '1.7.0' },
      ).codes,
    ).toEqual(['operator-version-unknown', 'chart-bump']);
  });

  it.each<[title: string, change: RayClusterChangeArg, reason: string]>([
    [
      'a group that is not there',
      { groups: { tpu: { maxReplicas: 2 } } },
      'there is no enabled worker group "tpu". Name one of these: cpu-worker, gpu-worker.',
    ],
    [
      'an image for a group that is not there',
      { groupImages: { tpu: { tag: '2.52.0' } } },
      'there is no enabled worker group "tpu"',
    ],
    [
      'a minimum above the maximum',
      { groups: { 'cpu-worker': { minReplicas: 5 } } },
      'cpu-worker: minReplicas 5 would be more than maxReplicas 4',
    ],
    [
      'a count outside the bounds',
      { groups: { 'cpu-worker': { replicas: 9 } } },
      'cpu-worker: replicas 9 is not between minReplicas 1 and maxReplicas 4',
    ],
    [
      'a chart that is not known here',
      { kuberayVersion: '1.6.0' },
      'chart ray-cluster 1.6.0 is not known here',
    ],
    [
      'an unknown input',
      { image: { name: 'x' } } as RayClusterChangeArg,
      'image.name: is not a known input',
    ],
    [
      'no limit',
      { groups: { 'cpu-worker': { maxReplicas: 0 } } },
      'groups.cpu-worker.maxReplicas: 0 is refused: must be at least 1',
    ],
  ])('refuses %s', (_title, change, reason) => {
    expect(() => editing(SEED, change)).toThrow(reason);
  });

  it('names the file, the line and the way out', () => {
    expect(() =>
      editing(SEED, { groups: { tpu: { maxReplicas: 2 } } }),
    ).toThrow(
      expect.objectContaining({
        name: 'EditRefusedError',
        file: EDITED_PATH,
        line: 16,
        reason: 'there is no enabled worker group "tpu"',
        remedy: 'Name one of these: cpu-worker, gpu-worker',
      }),
    );
  });
});
