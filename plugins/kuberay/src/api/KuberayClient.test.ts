import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { KuberayClient } from './KuberayClient';

const BASE_URL = 'http://portal.example.org';

describe('KuberayClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = KuberayClient.create({
    fetchApi: mockApis.fetch({
      // Looked up late: msw replaces the global one when it starts.
      baseImplementation: (input, init) => fetch(input, init),
      resolvePluginProtocol: {
        discoveryApi: mockApis.discovery({ baseUrl: BASE_URL }),
      },
    }),
  });
  const entityRef = {
    kind: 'Component',
    namespace: 'default',
    name: 'payments-features',
  };

  it('returns the view with its ETag', async () => {
    server.use(
      http.get(
        `${BASE_URL}/api/kuberay/v1/entities/Component/default/payments-features`,
        () => HttpResponse.json(anEntityView(), { headers: { ETag: 'W/"1"' } }),
      ),
    );

    await expect(client.getEntityView({ entityRef })).resolves.toEqual({
      state: 'changed',
      view: anEntityView(),
      etag: 'W/"1"',
    });
  });

  it.each`
    name                        | path
    ${'a/b'}                    | ${'a%2Fb'}
    ${'../../catalog/entities'} | ${'..%2F..%2Fcatalog%2Fentities'}
    ${'what?#now'}              | ${'what%3F%23now'}
    ${'100%'}                   | ${'100%25'}
    ${'größe'}                  | ${'gr%C3%B6%C3%9Fe'}
  `('asks for the name $name as one segment of the path', async options => {
    const { name, path } = options;
    const paths: string[] = [];
    server.use(
      http.get(`${BASE_URL}/*`, ({ request }) => {
        paths.push(new URL(request.url).pathname);
        return HttpResponse.json(anEntityView());
      }),
    );

    await client.getEntityView({ entityRef: { ...entityRef, name } });

    expect(paths).toEqual([
      `/api/kuberay/v1/entities/Component/default/${path}`,
    ]);
  });

  it('sends the ETag it is given and reports that nothing changed', async () => {
    const etags: Array<string | null> = [];
    server.use(
      http.get(`${BASE_URL}/*`, ({ request }) => {
        etags.push(request.headers.get('If-None-Match'));
        return new HttpResponse(null, { status: 304 });
      }),
    );

    await expect(
      client.getEntityView({ entityRef, etag: 'W/"1"' }),
    ).resolves.toEqual({ state: 'unchanged' });
    expect(etags).toEqual(['W/"1"']);
  });

  it('throws the refusal as a ResponseError with the backend’s own words', async () => {
    server.use(
      http.get(`${BASE_URL}/*`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'Not for you' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );

    await expect(client.getEntityView({ entityRef })).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'Not for you' },
    });
  });

  it.each`
    what                        | body
    ${'a page of a proxy'}      | ${'<html>Sign in</html>'}
    ${'JSON of another kind'}   | ${'{"items":[]}'}
    ${'a verdict nobody knows'} | ${JSON.stringify({ ...anEntityView(), verdict: { code: 'splendid' } })}
    ${'an answer cut in half'}  | ${JSON.stringify(anEntityView()).slice(0, 200)}
  `('calls $what malformed', async ({ body }) => {
    server.use(http.get(`${BASE_URL}/*`, () => new HttpResponse(body)));

    await expect(client.getEntityView({ entityRef })).rejects.toMatchObject({
      name: 'MalformedAnswerError',
    });
  });

  it('ends with the signal', async () => {
    server.use(http.get(`${BASE_URL}/*`, () => new Promise(() => {})));
    const signal = AbortSignal.abort(new Error('no longer of interest'));

    await expect(client.getEntityView({ entityRef, signal })).rejects.toThrow();
  });
});
