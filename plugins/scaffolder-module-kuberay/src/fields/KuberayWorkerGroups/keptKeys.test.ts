import { keptKeys } from './keptKeys';

describe('keptKeys', () => {
  it('is empty for a group that can be edited as a whole', () => {
    expect(
      keptKeys({
        name: 'workers',
        resources: { limits: { 'nvidia.com/gpu': '1' } },
        nodeSelector: { pool: 'gpu' },
        tolerations: [{ key: 'gpu' }],
        customResource: false,
      }),
    ).toEqual([]);
  });

  it('names what the editor has no input for', () => {
    expect(
      keptKeys({
        name: 'workers',
        runtimeClassName: 'nvidia',
        annotations: { note: 'two\nlines' },
        tolerations: [{}, { effect: 'NoExecute', tolerationSeconds: 60 }],
      }),
    ).toEqual([
      'runtimeClassName',
      'annotations',
      'tolerations[1].tolerationSeconds',
    ]);
  });
});
