import { ConfigReader } from '@backstage/config';
import { readDevClusterConfig } from './readDevClusterConfig';

const enabled = {
  enabled: true,
  token: 'secret',
  git: { username: 'portal', password: 'password' },
};

function read(devCluster?: object) {
  const config = new ConfigReader({ devCluster: devCluster as never });
  return readDevClusterConfig(config, { rootDir: '/repository' });
}

describe('readDevClusterConfig', () => {
  it.each([
    ['nothing is said', undefined],
    ['it is not enabled', { ...enabled, enabled: false }],
    ['enabled is left out', { ...enabled, enabled: undefined }],
  ])('is undefined when %s', (_, devCluster) => {
    expect(read(devCluster)).toBeUndefined();
  });

  it('has defaults for the port and the directory', () => {
    expect(read(enabled)).toEqual({
      port: 7010,
      dataDir: '/repository/.dev-cluster',
      token: 'secret',
      accounts: [],
      argocd: {},
      git: { username: 'portal', password: 'password' },
      faultControl: false,
    });
  });

  it.each([
    [true, true],
    ['true', true],
    ['false', false],
  ])(
    'opens /faults when told, as a text from the environment, too: %j',
    (faultControl, expected) => {
      expect(read({ ...enabled, faultControl })).toMatchObject({
        faultControl: expected,
      });
    },
  );

  it('takes a port from the environment, which is a text, and an absolute directory', () => {
    expect(read({ ...enabled, port: '7011', dataDir: '/data' })).toMatchObject({
      port: 7011,
      dataDir: '/data',
    });
  });

  it('takes accounts and the access to Argo CD', () => {
    const accounts = [{ token: 'a', namespaces: ['ml'], readOnly: true }];
    const argocd = { username: 'me', sessionSeconds: 60 };
    expect(read({ ...enabled, accounts, argocd })).toMatchObject({
      accounts,
      argocd,
    });
  });

  it.each([
    ['token', { ...enabled, token: undefined }],
    ['git.password', { ...enabled, git: { username: 'portal' } }],
    ['accounts', { ...enabled, accounts: [{ namespaces: ['a'] }] }],
    ['argocd.sessionSeconds', { ...enabled, argocd: { sessionSeconds: 0 } }],
    ['port', { ...enabled, port: 70000 }],
    ['port', { ...enabled, port: 'many' }],
  ])('names devCluster.%s when it is missing or wrong', (key, devCluster) => {
    expect(() => read(devCluster)).toThrow(`devCluster.${key}`);
  });
});
