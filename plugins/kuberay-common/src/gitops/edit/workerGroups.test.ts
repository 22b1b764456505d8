import {
  BY_HAND,
  editing,
  FLOW_STYLE,
  GUIDE,
  replacing,
  SEED,
} from './__fixtures__/editing';

const block = (name: string) => [
  `+ ${name}:`,
  '+ disabled: false',
  '+ replicas: 1',
  '+ minReplicas: 1',
  '+ maxReplicas: 3',
  '+ rayStartParams:',
  `+ resources: "'{\\"${name}\\": 1}'"`,
  '+ resources:',
  '+ requests:',
  '+ cpu: "1"',
  '+ memory: "2Gi"',
  '+ limits:',
  '+ cpu: "1"',
  '+ memory: "2Gi"',
];

describe('a new worker group', () => {
  it('stands where its name belongs, as the generator writes it', () => {
    const { files, lines, changes, codes } = editing(SEED, {
      addGroups: [{ name: 'big' }],
    });
    expect(lines).toEqual(block('big'));
    expect(files[0]?.content).toContain(
      '        additionalWorkerGroups:\n          big:\n            disabled: false\n',
    );
    expect(changes).toEqual([
      'big: added with 1 workers, minReplicas 1, maxReplicas 3',
    ]);
    expect(codes).toEqual(['index-shift']);
  });

  it('keeps the indentation of a file that has another, and moves the pointers', () => {
    const { files, lines } = editing(BY_HAND, { addGroups: [{ name: 'zoo' }] });
    expect(lines).toEqual([
      ...block('zoo'),
      '+ - /spec/workerGroupSpecs/3/replicas',
      '+ - /spec/workerGroupSpecs/3/scaleStrategy',
    ]);
    expect(files[0]?.content).toContain(
      '                    zoo:\n                        disabled: false\n',
    );
  });

  it('gives each pointer the index of the group that it means', () => {
    const { lines, changes } = editing(BY_HAND, {
      addGroups: [{ name: 'batch' }],
    });
    expect(lines.slice(block('batch').length)).toEqual([
      '- - /spec/workerGroupSpecs/1/replicas   # gpu',
      '+ - /spec/workerGroupSpecs/1/replicas',
      '+ - /spec/workerGroupSpecs/2/replicas   # gpu',
      '- - /spec/workerGroupSpecs/2/replicas   # nightly',
      '+ - /spec/workerGroupSpecs/3/replicas   # nightly',
      '+ - /spec/workerGroupSpecs/3/scaleStrategy',
    ]);
    expect(changes[1]).toBe(
      'ignoreDifferences: JSON pointers follow the order of the groups, now cpu, batch, gpu, nightly',
    );
  });

  it('moves pointers in brackets too', () => {
    const file = replacing(
      FLOW_STYLE,
      /jqPathExpressions: .*/,
      "jsonPointers: ['/spec/workerGroupSpecs/0/replicas', '/spec/workerGroupSpecs/1/replicas', '/spec/workerGroupSpecs/2/replicas']",
    );
    const { lines } = editing(file, { addGroups: [{ name: 'a' }] });
    expect(lines.slice(0, 2)).toEqual([
      "- jsonPointers: ['/spec/workerGroupSpecs/0/replicas', '/spec/workerGroupSpecs/1/replicas', '/spec/workerGroupSpecs/2/replicas']",
      "+ jsonPointers: ['/spec/workerGroupSpecs/0/replicas', '/spec/workerGroupSpecs/1/replicas', '/spec/workerGroupSpecs/2/replicas', '/spec/workerGroupSpecs/3/replicas']",
    ]);
  });

  it('is the first additional one where there was none', () => {
    const file = replacing(
      SEED,
      / {8}additionalWorkerGroups:[^]*? {2}ignoreDifferences/,
      '  ignoreDifferences',
    );
    expect(editing(file, { addGroups: [{ name: 'big' }] }).lines).toEqual([
      '+ additionalWorkerGroups:',
      ...block('big'),
    ]);
  });

  it('stays out where it is already', () => {
    const once = editing(SEED, { addGroups: [{ name: 'big' }] });
    const file = { ...SEED, content: once.files[0]?.content ?? '' };
    expect(editing(file, { addGroups: [{ name: 'big' }] }).files).toEqual([]);
    expect(() =>
      editing(file, { addGroups: [{ name: 'big', cpu: '7' }] }),
    ).toThrow('a worker group "big" is there already');
  });

  it.each(['toString', 'constructor'])('may be called %s', name => {
    const { changes } = editing(SEED, { addGroups: [{ name }] });
    expect(changes).toContainEqual(expect.stringContaining(`${name}: added`));
  });

  it.each([
    ['the name of the first group', { name: 'cpu-worker' }, 'is there already'],
    ['a name that YAML reads as true', { name: 'on' }, 'addGroups[0].name'],
    ['no name', { name: '' }, 'addGroups[0].name: "" is refused'],
    ['the name of a prototype', { name: '__proto__' }, 'addGroups[0].name'],
    ['bounds that contradict each other', { name: 'x', minReplicas: 4 }, 'R5'],
  ])('is refused with %s', (_title, group, reason) => {
    expect(() => editing(SEED, { addGroups: [group] })).toThrow(reason);
  });

  it('is refused where the others are a list', () => {
    const file = replacing(
      FLOW_STYLE,
      /additionalWorkerGroups:[^]*? {2}syncPolicy/,
      'additionalWorkerGroups: [{replicas: 1}]\n  syncPolicy',
    );
    expect(() => editing(file, { addGroups: [{ name: 'x' }] })).toThrow(
      'additionalWorkerGroups is a list',
    );
  });
});

describe('removing a worker group', () => {
  it('explains what happens to its pods and is refused without a confirmation', () => {
    expect(() => editing(SEED, { removeGroups: ['gpu-worker'] })).toThrow(
      'without its group "gpu-worker" the RayCluster keeps the pods of that group: the operator does not delete them, they run on as orphans and are counted, and while they run the autoscaler ends with an error again and again (kuberay #1739). Set minReplicas of "gpu-worker" to 0 first (maxReplicas cannot be 0), wait until its idle workers are gone, and remove it then; or repeat with confirmRemoval: true and delete the pods yourself.',
    );
  });

  it('takes its lines and its comments, and moves the pointers', () => {
    const { lines, changes, findings } = editing(BY_HAND, {
      removeGroups: ['gpu'],
      confirmRemoval: true,
    });
    expect(lines).toEqual([
      '- # for the embeddings job',
      '- gpu:',
      '- minReplicas: 0',
      '- replicas: 0',
      '- maxReplicas: 3',
      '- resources:',
      '- limits: {cpu: "4", memory: 16Gi, nvidia.com/gpu: "1"}',
      '- requests: {cpu: "4", memory: 16Gi, nvidia.com/gpu: "1"}',
      '- # maxReplicas: 8 once the quota is raised',
      '- - /spec/workerGroupSpecs/1/replicas   # gpu',
      '+ - /spec/workerGroupSpecs/1/replicas   # nightly',
      '- - /spec/workerGroupSpecs/2/replicas   # nightly',
      '- - /spec/workerGroupSpecs/2/scaleStrategy',
    ]);
    expect(changes).toEqual([
      'gpu: removed',
      'ignoreDifferences: JSON pointers follow the order of the groups, now cpu, nightly',
    ]);
    expect(findings[0]).toEqual({
      rule: 'R7',
      code: 'group-removed',
      severity: 'warning',
      path: 'removeGroups',
      message:
        'pods of "gpu" that run at the sync stay as orphans, and the autoscaler fails while they do',
      remedy:
        'kubectl delete pods -n search -l ray.io/cluster=search-ray-kuberay,ray.io/group=gpu',
    });
  });

  it('leaves an empty map where it was the only additional one', () => {
    const { files, changes } = editing(SEED, {
      removeGroups: ['gpu-worker'],
      confirmRemoval: true,
    });
    expect(files[0]?.content).toContain(
      '\n        additionalWorkerGroups: {}\n  ignoreDifferences:',
    );
    expect(changes).toEqual(['gpu-worker: removed']);
  });

  it('disables the first group, which the chart would bring back otherwise', () => {
    const { lines, changes } = editing(GUIDE, {
      removeGroups: ['standard-worker'],
      confirmRemoval: true,
    });
    expect(lines).toEqual(['+ disabled: true']);
    expect(changes).toEqual([
      'standard-worker: removed (worker.disabled: true, because the chart would fill a missing worker with its own)',
    ]);
  });

  it('is refused where another group lives on what an anchor in it holds', () => {
    const shared = replacing(
      SEED,
      'additionalWorkerGroups:',
      `additionalWorkerGroups:
          anchored: {replicas: 1, minReplicas: 1, maxReplicas: 2, labels: &labels {team: ml}}
          borrowing: {replicas: 1, minReplicas: 1, maxReplicas: 2, labels: *labels}`,
    );
    const remove = (name: string) =>
      editing(shared, { removeGroups: [name], confirmRemoval: true });
    expect(() => remove('anchored')).toThrow(
      'without what stands here now the rest could not be read: this uses the alias *labels, which no anchor before it defines. Write the value out where its aliases stand first',
    );
    expect(remove('borrowing').changes).toEqual(['borrowing: removed']);
  });

  it('is refused for the last group, unless another one comes', () => {
    const change = { removeGroups: ['gpu-worker'], confirmRemoval: true };
    const file = replacing(SEED, 'groupName: cpu-worker', 'disabled: true');
    expect(() => editing(file, change)).toThrow(
      '"gpu-worker" is the only worker group',
    );
    expect(
      editing(file, { ...change, addGroups: [{ name: 'big' }] }).changes,
    ).toEqual([
      'big: added with 1 workers, minReplicas 1, maxReplicas 3',
      'gpu-worker: removed',
    ]);
  });

  it('does nothing for a group that is gone, and says so', () => {
    const { files, findings } = editing(SEED, {
      removeGroups: ['tpu'],
      confirmRemoval: true,
    });
    expect(files).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      'there is no enabled worker group "tpu" to remove; there are cpu-worker, gpu-worker',
    ]);
  });
});
