import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { aCertificate } from '../__testUtils__/aCertificate';
import { KubeClient } from './KubeClient';

/** An API server with TLS that asks for a certificate, as kind and kubeadm have it. */
describe('KubeClient', () => {
  let kube: KubeClient;
  const asked: Array<{
    method?: string;
    url?: string;
    type?: string;
    body: string;
    subject?: string | string[];
  }> = [];
  const answers: Array<{ status: number; body: string }> = [];
  const server = createServer(
    {
      ...aCertificate,
      ca: aCertificate.cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request: IncomingMessage, response) => {
      let body = '';
      request.on('data', part => {
        body += part;
      });
      request.on('end', () => {
        asked.push({
          method: request.method,
          url: request.url,
          type: request.headers['content-type'],
          body,
          subject: (request.socket as TLSSocket).getPeerCertificate().subject
            .CN,
        });
        const answer = answers.shift() ?? { status: 500, body: '' };
        response.writeHead(answer.status).end(answer.body);
      });
    },
  );

  beforeAll(async () => {
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    kube = new KubeClient({
      server: `https://127.0.0.1:${port}/`,
      authenticate: async options => {
        Object.assign(options, { ...aCertificate, ca: aCertificate.cert });
      },
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(done => {
      server.close(done);
    });
  });
  beforeEach(() => asked.splice(0));

  it('shows the certificate that it was given', async () => {
    answers.push({ status: 200, body: '{"metadata":{"name":"ray"}}' });
    await expect(kube.get('/api/v1/namespaces/ray')).resolves.toEqual({
      metadata: { name: 'ray' },
    });
    expect(asked).toEqual([
      expect.objectContaining({
        method: 'GET',
        url: '/api/v1/namespaces/ray',
        subject: 'lab',
      }),
    ]);
  });

  it('tries a patch out under a name', async () => {
    answers.push({ status: 200, body: '{"metadata":{"name":"a"}}' });
    await kube.patch('/x', [{ op: 'test' }], {
      type: 'json',
      fieldManager: 'argocd-live-check',
      dryRun: true,
    });
    expect(asked).toEqual([
      {
        method: 'PATCH',
        url: '/x?fieldManager=argocd-live-check&dryRun=All',
        type: 'application/json-patch+json',
        body: '[{"op":"test"}]',
        subject: 'lab',
      },
    ]);
  });

  it('takes for absent what is not there, and what nothing serves', async () => {
    const absent = { status: 404, body: '404 page not found\n' };
    answers.push(absent, absent, absent);
    await expect(kube.get('/x')).resolves.toBeUndefined();
    await expect(kube.list('/x')).resolves.toEqual([]);
    await expect(kube.remove('/x')).resolves.toBeUndefined();
  });

  it('throws a refusal in the words of the server', async () => {
    const body = '{"kind":"Status","message":"pods is forbidden"}';
    answers.push({ status: 403, body }, { status: 403, body });
    await expect(kube.list('/x')).rejects.toThrow('pods is forbidden');
    await expect(kube.remove('/x')).rejects.toThrow('pods is forbidden');
  });
});
