import { parseNodeSelector, parseTolerations } from './parseTaints';

describe('parseTolerations', () => {
  it('reads taints with and without value and effect', () => {
    expect(
      parseTolerations(
        'kwok.x-k8s.io/node=fake:NoSchedule, gpu, spot:NoExecute',
      ),
    ).toEqual([
      {
        key: 'kwok.x-k8s.io/node',
        operator: 'Equal',
        value: 'fake',
        effect: 'NoSchedule',
      },
      { key: 'gpu', operator: 'Exists' },
      { key: 'spot', operator: 'Exists', effect: 'NoExecute' },
    ]);
    expect(parseTolerations(undefined)).toEqual([]);
  });

  it.each(['=fake', 'node:Never', 'a b'])('refuses %s', text => {
    expect(() => parseTolerations(text)).toThrow('--tolerations: ');
  });
});

describe('parseNodeSelector', () => {
  it('reads labels', () => {
    expect(parseNodeSelector('type=kwok,zone=')).toEqual({
      type: 'kwok',
      zone: '',
    });
    expect(parseNodeSelector(undefined)).toEqual({});
  });

  it('refuses what is no label', () => {
    expect(() => parseNodeSelector('type')).toThrow(
      '--node-selector: "type" is not key=value',
    );
  });
});
