import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readProviderConfig } from './readProviderConfig';

function read(kuberay: JsonObject) {
  return readProviderConfig(
    new ConfigReader({ catalog: { providers: { kuberay } } }),
  );
}

describe('readProviderConfig', () => {
  it('discovers nothing without its key', () => {
    expect(readProviderConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('has a default for everything', () => {
    expect(read({})).toEqual({
      schedule: {
        frequency: { minutes: 1 },
        timeout: { minutes: 1 },
        initialDelay: { seconds: 15 },
      },
      owner: 'group:default/unknown',
      ownerLabel: 'backstage.io/owner',
      systemLabel: 'backstage.io/system',
      generated: false,
    });
  });

  it('takes short references and another schedule', () => {
    expect(
      read({
        owner: 'ml',
        ownerLabel: 'team',
        system: 'training',
        systemLabel: 'part-of',
        generated: true,
        schedule: { frequency: 'PT5M', timeout: { seconds: 30 } },
      }),
    ).toMatchObject({
      schedule: { frequency: { minutes: 5 }, timeout: { seconds: 30 } },
      owner: 'group:default/ml',
      ownerLabel: 'team',
      system: 'system:default/training',
      systemLabel: 'part-of',
      generated: true,
    });
  });

  it.each([
    ['owner', { owner: ':' }],
    ['system', { system: 'a:b:c/d/e' }],
    ['generated', { generated: 'perhaps' }],
    ['schedule', { schedule: { frequency: 'often' } }],
  ])('refuses a wrong value and names %s', (key, kuberay) => {
    expect(() => read(kuberay)).toThrow(key);
  });
});
