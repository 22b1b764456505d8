import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import * as common from 'backstage-plugin-kuberay-common';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { parse } from 'yaml';
import {
  aComponent,
  aFakeCluster,
  startKuberayBackend,
} from './__testUtils__/startKuberayBackend';

jest.setTimeout(120_000);

const { paths }: { paths: Record<string, object> } = parse(
  readFileSync(`${__dirname}/../openapi.yaml`, 'utf8'),
);

/** Each operation that openapi.yaml describes, which its own test holds against the router. */
const operations = Object.entries(paths).flatMap(([path, operationsOfPath]) =>
  Object.keys(operationsOfPath)
    .filter(method => method === 'get' || method === 'post')
    .map(method => ({
      method: method as 'get' | 'post',
      path: path
        .replace('{kind}', 'component')
        .replace('{namespace}', 'default')
        .replace('{name}', 'fraud-model')
        .replace(/\{\w+\}/, 'abc'),
    })),
);

const tools = [
  {
    tool: 'kuberay:get-ray-cluster-status',
    input: { entityRef: 'component:default/fraud-model' },
  },
  { tool: 'kuberay:list-ray-clusters', input: {} },
];

/** A backend whose policy answers so to everything. */
async function startWith(result: AuthorizeResult) {
  const { server } = await startKuberayBackend({
    features: [
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: result as 'DENY' })),
      }).factory,
      actionsRegistryServiceFactory,
    ],
    config: {
      kuberay: { actions: { enabled: true } },
      backend: { actions: { pluginSources: ['kuberay'] } },
    },
  });
  return {
    ask: (method: 'get' | 'post', path: string) =>
      request(server)[method](`/api/kuberay${path}`),
    invoke: (tool: string, input: object) =>
      request(server)
        .post(
          `/api/kuberay/.backstage/actions/v1/actions/${encodeURIComponent(
            tool,
          )}/invoke`,
        )
        .send(input),
  };
}

describe('every route and tool', () => {
  it('is one of those that this test knows', () => {
    expect(
      operations.map(({ method, path }) => `${method} ${path}`).sort(),
    ).toEqual([
      'get /v1/entities/component/default/fraud-model',
      'get /v1/entities/component/default/fraud-model/events',
      'get /v1/entities/component/default/fraud-model/history',
      'get /v1/fleet',
      'get /v1/fleet/history',
      'get /v1/sources',
      'post /v1/entities/component/default/fraud-model/applications/abc/refresh',
      'post /v1/entities/component/default/fraud-model/applications/abc/sync',
    ]);
  });

  it('is closed to whom the policy denies everything', async () => {
    const { ask, invoke } = await startWith(AuthorizeResult.DENY);
    for (const { method, path } of operations) {
      const { status, body } = await ask(method, path);
      expect([path, status, body.error?.name]).toEqual([
        path,
        403,
        'NotAllowedError',
      ]);
    }
    for (const { tool, input } of tools) {
      const { status, text } = await invoke(tool, input);
      // As one that does not exist.
      expect([tool, status]).toEqual([tool, 404]);
      expect(text).not.toContain('raycluster-kuberay');
    }
  });

  it('is closed to whom nobody knows', async () => {
    const { ask, invoke } = await startWith(AuthorizeResult.ALLOW);
    const nobody = mockCredentials.none.header();
    for (const { method, path } of operations) {
      const { status } = await ask(method, path).set('Authorization', nobody);
      expect([path, status]).toEqual([path, 401]);
    }
    for (const { tool, input } of tools) {
      const { status } = await invoke(tool, input).set('Authorization', nobody);
      expect([tool, status]).toEqual([tool, 401]);
    }
  });

  it('is open to whom the policy allows everything', async () => {
    const { ask, invoke } = await startWith(AuthorizeResult.ALLOW);
    for (const { method, path } of operations.filter(
      // Streams do not end, and there is no Application of the id that is asked for.
      each => !each.path.endsWith('/events') && each.method === 'get',
    )) {
      const { status } = await ask(method, path);
      expect([path, status]).toEqual([path, 200]);
    }
    for (const { tool, input } of tools) {
      const { status } = await invoke(tool, input);
      expect([tool, status]).toEqual([tool, 200]);
    }
  });
});

/** In every hostile value, so that a request that carries any part of one is found. */
const MARK = 'evilmark';

const HOSTILE = [
  `../../${MARK}`,
  `${MARK}%2f..%2f..`,
  `${MARK}%00`,
  `${MARK}\u0000\r\nX: y`,
  `\u202e${MARK}\uff0f..\uff0f`,
  `${MARK}${'x'.repeat(5000)}`,
  `prod/${MARK}/../x`,
  `prod/ray-cluster/${MARK}?watch=1#`,
  `prod/ray-cluster/../${MARK}`,
];

const annotationKeys = Object.entries(common).flatMap(([name, value]) =>
  name.startsWith('ANNOTATION_') ? [String(value)] : [],
);

describe('annotations, which whoever writes an entity may choose', () => {
  it('never come into a request to a cluster or to an Argo CD', async () => {
    const asked: string[] = [];
    const argocd = createServer((req, res) => {
      asked.push(decodeURIComponent(req.url ?? ''));
      res.setHeader('content-type', 'application/json');
      res.end('{"items":null}');
    }).listen(0, '127.0.0.1');
    await once(argocd, 'listening');
    const cluster = aFakeCluster();
    const entities = annotationKeys.flatMap((key, keyIndex) =>
      HOSTILE.map((value, index) =>
        aComponent(`e-${keyIndex}-${index}`, {
          // With something that is followed, where the other is no name by itself.
          'kuberay.io/raycluster': 'prod/ray-cluster/raycluster-kuberay',
          'argocd/app-name': 'raycluster',
          [key]: value,
        }),
      ),
    );
    const { server } = await startKuberayBackend({
      cluster,
      entities,
      config: {
        kuberay: { actions: { enabled: true }, ray: { dashboard: 'proxy' } },
        argocd: {
          appLocatorMethods: [
            {
              type: 'config',
              instances: [
                {
                  name: 'main',
                  url: `http://127.0.0.1:${
                    (argocd.address() as AddressInfo).port
                  }`,
                  token: 'a-token',
                },
              ],
            },
          ],
        },
      },
    });
    try {
      expect(annotationKeys.length).toBeGreaterThan(8);
      for (const { metadata } of entities) {
        const path = `/api/kuberay/v1/entities/component/default/${metadata.name}`;
        const { status, body } = await request(server).get(path);
        expect([metadata.annotations, status]).toEqual([
          metadata.annotations,
          200,
        ]);
        common.entityViewSchema.parse(body);
        const refresh = await request(server).post(
          `${path}/applications/${encodeURIComponent(HOSTILE[0])}/refresh`,
        );
        expect(refresh.status).toBeGreaterThanOrEqual(400);
      }
      expect(
        [...cluster.requests, ...asked].filter(each => each.includes(MARK)),
      ).toEqual([]);
      // Both have been asked for something.
      expect(cluster.requests.length).toBeGreaterThan(0);
      expect(asked.length).toBeGreaterThan(0);
    } finally {
      argocd.closeAllConnections();
      argocd.close();
    }
  });
});
