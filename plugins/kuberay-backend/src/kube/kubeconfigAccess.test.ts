import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { aCertificate } from '../__testUtils__/aCertificate';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Says that its token is good for years; the second time it is called it has another one. */
const CALLED_HELPER = `
const { existsSync, writeFileSync } = require('node:fs');
const token = existsSync(process.env.CALLED) ? 'second-call' : 'first-call';
writeFileSync(process.env.CALLED, '');
console.log(JSON.stringify({
  apiVersion: 'client.authentication.k8s.io/v1',
  kind: 'ExecCredential',
  status: { token, expirationTimestamp: '2999-01-01T00:00:00Z' },
}));`;

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
      { name: 'mounted', user: { tokenFile: 'mounted/token', token: 'old' } },
      {
        name: 'sure-helper',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: ['-e', CALLED_HELPER],
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
      { name: 'mounted', context: { cluster: 'lab', user: 'mounted' } },
      { name: 'sure', context: { cluster: 'lab', user: 'sure-helper' } },
      { name: 'broken', context: { cluster: 'lab', user: 'broken-helper' } },
      { name: 'empty', context: { cluster: 'none', user: 'nobody' } },
    ],
  });
}

const server = 'https://lab.example.org:6443/k8s';
const tls = { ca: aCertificate.cert, rejectUnauthorized: true };

interface Case {
  said: string;
  asked: {
    context?: string;
    kubeconfig?: string;
    becomes?: string;
    isRefused?: boolean;
  };
  answer: object;
}

const refused = (code: string, message: string) => ({
  name: 'KubeError',
  code,
  message,
});

const cases: Case[] = [
  {
    said: 'reads address, authority and token of the current context',
    asked: {},
    answer: { server, headers: { Authorization: 'Bearer first' }, tls },
  },
  {
    said: 'reads the client certificate of the context that is named',
    asked: { context: 'certificate' },
    answer: {
      server: 'https://careless.example.org',
      headers: {},
      tls: { cert: 'cert', key: 'key', rejectUnauthorized: false },
    },
  },
  {
    said: 'asks a helper for the token',
    asked: { context: 'helper' },
    answer: { server, headers: { Authorization: 'Bearer from-helper' }, tls },
  },
  {
    said: 'reads the token of a file, named from where the kubeconfig is, before the one that stands there',
    asked: { context: 'mounted' },
    answer: { server, headers: { Authorization: 'Bearer mounted' }, tls },
  },
  {
    said: 'asks a helper again whose token was refused, however long it was said to be good',
    asked: { context: 'sure', isRefused: true },
    answer: { server, headers: { Authorization: 'Bearer second-call' }, tls },
  },
  {
    said: 'says that a helper failed, and nothing of what it said',
    asked: { context: 'broken' },
    answer: refused(
      'unauthorized',
      'The credentials of the kubeconfig cannot be obtained',
    ),
  },
  {
    said: 'says that a file is not there, and nothing of where',
    asked: { kubeconfig: 'none' },
    answer: refused(
      'unreachable',
      'The kubeconfig of this cluster cannot be read',
    ),
  },
  {
    said: 'names a context that is not there',
    asked: { context: 'nope' },
    answer: refused(
      'unreachable',
      'The kubeconfig of this cluster has no context nope with a cluster and a user',
    ),
  },
  {
    said: 'names a context without a cluster',
    asked: { context: 'empty' },
    answer: refused(
      'unreachable',
      'The kubeconfig of this cluster has no context empty with a cluster and a user',
    ),
  },
  {
    said: 'reads the file again when it has changed',
    asked: { becomes: aKubeconfig('second') },
    answer: { server, headers: { Authorization: 'Bearer second' }, tls },
  },
];

describe('kubeconfigAccess', () => {
  const directory = createMockDirectory({
    content: { config: aKubeconfig('first'), mounted: { token: 'mounted' } },
  });

  let answers: unknown[];
  // All in one process of its own, see `printKubeAccess`; loading client-node takes a while.
  beforeAll(async () => {
    const kubeconfig = directory.resolve('config');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('../__testUtils__/printKubeAccess'),
        JSON.stringify(cases.map(({ asked }) => ({ kubeconfig, ...asked }))),
      ],
      { env: { ...process.env, CALLED: directory.resolve('called') } },
    );
    answers = JSON.parse(stdout);
  }, 120_000);

  it.each(cases.map((one, index) => ({ ...one, index })))(
    '$said',
    ({ index, answer }) => {
      expect(answers[index]).toEqual(answer);
    },
  );
});
