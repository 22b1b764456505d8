import { editing, replacing, SEED } from './__fixtures__/editing';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

const MAX_9: RayClusterChangeArg = {
  groups: { 'cpu-worker': { maxReplicas: 9 } },
};

describe('live replica counts', () => {
  it('are written for every group with any change, so that the sync loses no worker', () => {
    const { changes, codes } = editing(
      SEED,
      { ...MAX_9, liveReplicas: { 'cpu-worker': 4, 'gpu-worker': 2 } },
      false,
    );
    expect(changes).toEqual([
      'cpu-worker: maxReplicas 4 → 9',
      'cpu-worker: replicas 1 → 4 (as many as are live)',
      'gpu-worker: replicas 1 → 2 (as many as are live)',
    ]);
    expect(codes).toEqual([]);
  });

  it('are not written where the guard keeps them', () => {
    expect(
      editing(SEED, {
        ...MAX_9,
        liveReplicas: { 'cpu-worker': 4, 'gpu-worker': 2 },
      }).changes,
    ).toEqual(['cpu-worker: maxReplicas 4 → 9']);
  });

  it('are not written without an autoscaler, where Git owns the counts', () => {
    const file = replacing(
      replacing(SEED, 'enableInTreeAutoscaling: true', 'lifecycle: {}'),
      / {2}ignoreDifferences:[^]*?scaleStrategy\n/,
      '',
    );
    expect(
      editing(file, { ...MAX_9, liveReplicas: { 'cpu-worker': 4 } }, false)
        .changes,
    ).toEqual(['cpu-worker: maxReplicas 4 → 9']);
  });

  it('win over a lower count that is asked for', () => {
    expect(
      editing(
        SEED,
        {
          groups: { 'cpu-worker': { replicas: 2 } },
          liveReplicas: { 'cpu-worker': 3, 'gpu-worker': 1 },
        },
        false,
      ).changes,
    ).toEqual([
      'cpu-worker: replicas 1 → 3 (as many as are live; 2 were asked for)',
    ]);
  });

  it('are told where Git has them already and fewer are asked for', () => {
    const asked = (groups: RayClusterChangeArg['groups'], guarded = false) =>
      editing(
        replacing(SEED, 'replicas: 1', 'replicas: 3'),
        { groups, liveReplicas: { 'cpu-worker': 3, 'gpu-worker': 1 } },
        guarded,
      ).findings.filter(({ code }) => code === 'replicas-kept');
    expect(asked({ 'cpu-worker': { replicas: 2 } })).toEqual([
      {
        rule: 'R5',
        code: 'replicas-kept',
        severity: 'info',
        path: 'worker.replicas',
        message:
          '"cpu-worker" keeps 3 replicas, as many as are live, although 2 were asked for: fewer would take workers from the autoscaler',
        remedy: 'Lower maxReplicas to scale down, or wait for the autoscaler',
      },
    ]);
    expect(asked({ 'cpu-worker': { replicas: 3 } })).toEqual([]);
    expect(asked({ 'cpu-worker': { replicas: 2 } }, true)).toEqual([]);
  });

  it('do not hold back a higher count', () => {
    expect(
      editing(
        SEED,
        {
          groups: { 'cpu-worker': { replicas: 4 } },
          liveReplicas: { 'cpu-worker': 3, 'gpu-worker': 1 },
        },
        false,
      ).changes,
    ).toEqual(['cpu-worker: replicas 1 → 4']);
  });

  it('may be lower than Git’s, but not than the minimum', () => {
    const file = replacing(SEED, 'replicas: 1', 'replicas: 3');
    expect(
      editing(
        file,
        {
          groups: { 'cpu-worker': { minReplicas: 2 } },
          liveReplicas: { 'cpu-worker': 1, 'gpu-worker': 1 },
        },
        false,
      ).changes,
    ).toEqual([
      'cpu-worker: minReplicas 1 → 2',
      'cpu-worker: replicas 3 → 2 (within the bounds)',
    ]);
  });

  const below: RayClusterChangeArg = {
    groups: { 'cpu-worker': { maxReplicas: 2 } },
    liveReplicas: { 'cpu-worker': 3, 'gpu-worker': 1 },
  };

  it('forbid a maximum below them, and say what would happen', () => {
    expect(() => editing(SEED, below, false)).toThrow(
      "cpu-worker: maxReplicas 2 would be less than the 3 live workers, and without the replica guard Git's replicas, at most 2, would be written over them: the operator would desire 2 and keep the 3 pods until the autoscaler has chosen which of them go",
    );
  });

  it('give way to allowBelowLive, with a warning', () => {
    const { changes, codes } = editing(
      SEED,
      { ...below, allowBelowLive: true },
      false,
    );
    expect(changes).toEqual([
      'cpu-worker: maxReplicas 4 → 2',
      'cpu-worker: replicas 1 → 2 (within the bounds)',
    ]);
    expect(codes).toEqual(['max-below-live']);
  });

  it('let the maximum go below where the guard is in force, with a note', () => {
    const { changes, findings } = editing(SEED, below);
    expect(changes).toEqual(['cpu-worker: maxReplicas 4 → 2']);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['max-below-live', 'info'],
    ]);
  });

  it('make a lower count in Git a note where the guard is in force', () => {
    expect(
      editing(SEED, {
        groups: { 'cpu-worker': { replicas: 2 } },
        liveReplicas: { 'cpu-worker': 3 },
      }).codes,
    ).toEqual(['replicas-lowered']);
  });

  it('are missed where nobody gives them and there is no guard', () => {
    const { findings } = editing(SEED, MAX_9, false);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'R19',
        severity: 'warning',
        message:
          'an edit in Git resets replicas: "cpu-worker" to 1, "gpu-worker" to 1',
      }),
    ]);
  });
});
