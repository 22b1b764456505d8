import {
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { anEntityView } from '../__testUtils__/anEntityView';
import { createKuberayBackend } from './KuberayBackend';

const BASE = 'http://backend.internal/api/kuberay';

describe('KuberayBackend', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const backend = createKuberayBackend({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({ getBaseUrl: async () => BASE }),
  });
  const credentials = mockCredentials.user('user:default/ada');
  const ask = () =>
    backend.getEntityView('resource:default/training', { credentials });

  it('asks as the user of the task, with every part of the path encoded', async () => {
    const seen: Array<{ url: string; token: string | null }> = [];
    server.use(
      http.get(`${BASE}/v1/entities/*`, ({ request }) => {
        seen.push({
          url: request.url,
          token: request.headers.get('authorization'),
        });
        return HttpResponse.json(anEntityView());
      }),
    );
    await expect(ask()).resolves.toEqual(anEntityView());
    await backend.getEntityView('resource:default/a?b#c', { credentials });
    expect(seen.map(({ url }) => url)).toEqual([
      `${BASE}/v1/entities/resource/default/training`,
      `${BASE}/v1/entities/resource/default/a%3Fb%23c`,
    ]);
    expect(seen[0].token).toContain('user:default/ada');
  });

  it('asks for a refresh as the user, with the id of the view encoded', async () => {
    const seen: string[] = [];
    server.use(
      http.post(`${BASE}/v1/entities/*`, ({ request }) => {
        seen.push(request.url);
        return HttpResponse.json({ application: 'a', action: 'refresh' });
      }),
    );
    const entityRef = 'resource:default/training';
    await expect(
      backend.refreshApplication(
        { entityRef, applicationId: 'a/../b' },
        { credentials },
      ),
    ).resolves.toBeUndefined();
    expect(seen).toEqual([
      `${BASE}/v1/entities/resource/default/training/applications/a%2F..%2Fb/refresh`,
    ]);
  });

  it.each([
    [403, 'the user of this task may not refresh it'],
    [404, 'it is gone, or this version of the KubeRay backend cannot refresh'],
  ])('says why a refresh is refused with HTTP %s', async (status, reason) => {
    server.use(http.post(`${BASE}/*`, () => HttpResponse.json({}, { status })));
    await expect(
      backend.refreshApplication(
        { entityRef: 'resource:default/training', applicationId: 'a' },
        { credentials },
      ),
    ).resolves.toBe(reason);
  });

  it('says nothing of an entity that is not there', async () => {
    server.use(
      http.get(`${BASE}/*`, () => HttpResponse.json({}, { status: 404 })),
    );
    await expect(ask()).resolves.toBeUndefined();
    await expect(backend.getSources({ credentials })).resolves.toBeUndefined();
  });

  it.each([
    [401, 'NotAllowedError', 'sign in again'],
    [403, 'NotAllowedError', 'may not read Ray clusters'],
    [503, 'ServiceUnavailableError', 'answered HTTP 503'],
  ])(
    'explains HTTP %s without address or answer',
    async (status, name, text) => {
      server.use(
        http.get(`${BASE}/*`, () =>
          HttpResponse.json({ error: { message: 'secret' } }, { status }),
        ),
      );
      const failure = await ask().catch(error => error);
      expect(failure).toMatchObject({
        name,
        message: expect.stringContaining(text),
      });
      expect(`${failure.stack}`).not.toMatch(/backend\.internal|secret/);
    },
  );

  it.each([
    ['no connection', () => HttpResponse.error(), 'does not answer'],
    [
      'another shape',
      () => HttpResponse.json({ verdict: 'secret' }),
      'does not understand',
    ],
    ['no JSON', () => new HttpResponse('<html>'), 'does not understand'],
    [
      'a redirect',
      () => HttpResponse.redirect('http://elsewhere.example.com/'),
      'does not answer',
    ],
  ])('explains %s', async (_, answer, text) => {
    server.use(http.get(`${BASE}/*`, answer));
    const failure = await ask().catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(text),
    });
    expect(failure.message).not.toMatch(/backend\.internal|secret/);
  });

  it('ends with the task', async () => {
    await expect(
      backend.getSources({ credentials, signal: AbortSignal.abort() }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
