import { objectTemplate } from './objectTemplate';

describe('objectTemplate', () => {
  it('fills in texts and numbers', () => {
    const template = objectTemplate({
      metadata: { name: '@cluster@-head', note: 'a@b' },
      spec: { replicas: '#workers#' },
    });
    expect(JSON.parse(template.fill({ cluster: 'ray-1', workers: 3 }))).toEqual(
      {
        metadata: { name: 'ray-1-head', note: 'a@b' },
        spec: { replicas: 3 },
      },
    );
  });

  it('fills in zero, and refuses a placeholder without a value', () => {
    const template = objectTemplate({ replicas: '#workers#' });
    expect(template.fill({ workers: 0 })).toBe('{"replicas":0}');
    expect(() => template.fill({})).toThrow('workers');
  });
});
