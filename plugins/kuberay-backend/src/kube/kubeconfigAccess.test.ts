import { createMockDirectory } from '@backstage/backend-test-utils';
import { utimes, writeFile } from 'node:fs/promises';
import { aCertificate } from '../__testUtils__/aCertificate';
import { kubeconfigAccess } from './kubeconfigAccess';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A kubeconfig of two contexts: `token`, the current one, and `certificate`. */
function aKubeconfig(token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'token',
    clusters: [
      {
        name: 'lab',
        cluster: {
          server: 'https://lab.example.org:6443/k8s',
          'certificate-authority-data': base64(aCertificate.cert),
        },
      },
      {
        name: 'careless',
        cluster: {
          server: 'https://careless.example.org',
          'insecure-skip-tls-verify': true,
        },
      },
    ],
    users: [
      { name: 'robot', user: { token } },
      {
        name: 'person',
        user: {
          'client-certificate-data': base64('cert'),
          'client-key-data': base64('key'),
        },
      },
      {
        name: 'helper',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: [
              '-e',
              `console.log(JSON.stringify({apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: {token: 'from-helper'}}))`,
            ],
            interactiveMode: 'Never',
          },
        },
      },
      {
        name: 'broken-helper',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: ['-e', 'process.exit(1)'],
            interactiveMode: 'Never',
          },
        },
      },
    ],
    contexts: [
      { name: 'token', context: { cluster: 'lab', user: 'robot' } },
      { name: 'certificate', context: { cluster: 'careless', user: 'person' } },
      { name: 'helper', context: { cluster: 'lab', user: 'helper' } },
      { name: 'broken', context: { cluster: 'lab', user: 'broken-helper' } },
      { name: 'empty', context: { cluster: 'none', user: 'nobody' } },
    ],
  });
}

describe('kubeconfigAccess', () => {
  const directory = createMockDirectory({
    content: { config: aKubeconfig('first') },
  });
  const kubeconfig = directory.resolve('config');

  it('reads address, authority and token of the current context', async () => {
    const access = await kubeconfigAccess({ kubeconfig })();

    expect({
      ...access,
      tls: { ...access.tls, ca: String(access.tls.ca) },
    }).toEqual({
      server: 'https://lab.example.org:6443/k8s',
      headers: { Authorization: 'Bearer first' },
      tls: { ca: aCertificate.cert, rejectUnauthorized: true },
    });
  });

  it('reads the client certificate of the context that is named', async () => {
    const access = await kubeconfigAccess({
      kubeconfig,
      context: 'certificate',
    })();

    expect(access).toMatchObject({
      server: 'https://careless.example.org',
      tls: { rejectUnauthorized: false },
    });
    expect([String(access.tls.cert), String(access.tls.key)]).toEqual([
      'cert',
      'key',
    ]);
  });

  it('asks a helper for the token', async () => {
    const access = await kubeconfigAccess({ kubeconfig, context: 'helper' })();

    expect(access.headers).toEqual({ Authorization: 'Bearer from-helper' });
  });

  it('says so when the helper has none, and nothing of what it said', async () => {
    await expect(
      kubeconfigAccess({ kubeconfig, context: 'broken' })(),
    ).rejects.toMatchObject({
      name: 'KubeError',
      code: 'unauthorized',
      message: 'The credentials of the kubeconfig cannot be obtained',
    });
  });

  it('reads the file again when it has changed', async () => {
    const read = kubeconfigAccess({ kubeconfig });
    await read();

    await writeFile(kubeconfig, aKubeconfig('second'));
    await utimes(kubeconfig, new Date(), new Date(Date.now() + 60_000));

    expect((await read()).headers).toEqual({ Authorization: 'Bearer second' });
  });

  it.each([
    [
      'a file that is not there',
      { kubeconfig: `${kubeconfig}.none` },
      'The kubeconfig of this cluster cannot be read',
    ],
    [
      'a context that is not there',
      { kubeconfig, context: 'nope' },
      'The kubeconfig of this cluster has no context nope with a cluster and a user',
    ],
    [
      'a context without a cluster',
      { kubeconfig, context: 'empty' },
      'The kubeconfig of this cluster has no context empty with a cluster and a user',
    ],
  ])('says what is wrong with %s', async (_, options, message) => {
    await expect(kubeconfigAccess(options)()).rejects.toMatchObject({
      name: 'KubeError',
      code: 'unreachable',
      message,
    });
  });
});
