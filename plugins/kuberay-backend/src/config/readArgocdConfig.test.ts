import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { rootCertificates } from 'node:tls';
import { readArgocdConfig } from './readArgocdConfig';

function read(argocd: JsonObject) {
  return readArgocdConfig(new ConfigReader({ argocd }));
}

describe('readArgocdConfig', () => {
  it('reads the block of the known Argo CD plugins as it is', () => {
    expect(
      read({
        baseUrl: 'https://argocd.example.org/',
        username: 'reader',
        password: 'global',
        appLocatorMethods: [
          { type: 'other' },
          {
            type: 'config',
            instances: [
              { name: 'internal', url: 'http://argocd.svc/', token: 'secret' },
              {
                name: 'prod',
                url: 'http://prod.svc',
                frontendUrl: 'https://prod.example.org/argocd/',
                username: 'prod-reader',
                password: 'own',
              },
              { name: 'lab', url: 'http://lab.svc' },
            ],
          },
        ],
      }),
    ).toEqual({
      argocdLinks: {
        baseUrl: 'https://argocd.example.org',
        instances: [
          { name: 'prod', frontendUrl: 'https://prod.example.org/argocd' },
        ],
      },
      argocdInstances: [
        {
          name: 'internal',
          url: 'http://argocd.svc',
          credentials: { token: 'secret' },
        },
        {
          name: 'prod',
          url: 'http://prod.svc',
          credentials: { username: 'prod-reader', password: 'own' },
        },
        {
          name: 'lab',
          url: 'http://lab.svc',
          credentials: { username: 'reader', password: 'global' },
        },
      ],
    });
  });

  it('takes an instance without credentials, or without an address, for its links alone', () => {
    expect(
      read({
        appLocatorMethods: [
          {
            type: 'config',
            instances: [
              { name: 'a', url: 'http://a.svc' },
              { name: 'b', frontendUrl: 'https://b', token: 'secret' },
            ],
          },
        ],
      }),
    ).toEqual({
      argocdLinks: {
        baseUrl: undefined,
        instances: [{ name: 'b', frontendUrl: 'https://b' }],
      },
      argocdInstances: [],
    });
  });

  it('takes the certificate authority of an instance', () => {
    const [pem] = rootCertificates;
    const caData = Buffer.from(pem).toString('base64');
    expect(
      read({
        appLocatorMethods: [
          {
            type: 'config',
            instances: [{ name: 'p', url: 'https://p', token: 't', caData }],
          },
        ],
      }).argocdInstances,
    ).toEqual([
      { name: 'p', url: 'https://p', credentials: { token: 't' }, ca: pem },
    ]);
  });

  it.each<[string, JsonObject]>([
    ['argocd.baseUrl', { baseUrl: 'argocd.example.org' }],
    ['argocd.baseUrl', { baseUrl: 'ftp://argocd.example.org' }],
    ['argocd.baseUrl', { baseUrl: 'https://me:secret@argocd.example.org' }],
    ['argocd.baseUrl', { baseUrl: 7 }],
    ['argocd.appLocatorMethods', { appLocatorMethods: 'config' }],
    [
      'argocd.appLocatorMethods[0].instances[0].frontendUrl',
      {
        appLocatorMethods: [
          { type: 'config', instances: [{ name: 'prod', frontendUrl: 'x' }] },
        ],
      },
    ],
    [
      'argocd.appLocatorMethods[0].instances[0].url',
      {
        appLocatorMethods: [
          { type: 'config', instances: [{ name: 'prod', url: 'argocd:443' }] },
        ],
      },
    ],
    [
      'argocd.appLocatorMethods[0].instances[1].name is prod',
      {
        appLocatorMethods: [
          { type: 'config', instances: [{ name: 'prod' }, { name: 'prod' }] },
        ],
      },
    ],
    [
      'argocd.appLocatorMethods[0].instances[0].caData',
      {
        appLocatorMethods: [
          {
            type: 'config',
            instances: [
              { name: 'p', url: 'https://p', token: 't', caData: 'bm8=' },
            ],
          },
        ],
      },
    ],
  ])('refuses a wrong value and names %s', (key, argocd) => {
    expect(() => read(argocd)).toThrow(key);
    expect(() => read(argocd)).not.toThrow('secret');
  });
});
