import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { DirectoryState } from './ClusterDirectory';
import { KubernetesPlugin } from './KubernetesPlugin';
import { PluginClusterDirectory } from './PluginClusterDirectory';

const base = 'http://backstage.example.org/api/kubernetes';

const prod = { name: 'prod', title: 'Production', authProvider: 'aws' };
const test = { name: 'test', authProvider: 'serviceAccount' };
const personal = { name: 'lab', title: '', authProvider: 'oidc' };

describe('PluginClusterDirectory', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  let stop: AbortController;
  beforeEach(() => {
    stop = new AbortController();
  });
  afterEach(() => stop.abort());

  /** A directory that gets these answers one after the other, the last one for ever; `next` is its next change. */
  function follow(...answers: Array<() => Response>) {
    const rest = [...answers];
    server.use(
      http.get(`${base}/clusters`, () =>
        (rest.length > 1 ? rest.shift() ?? rest[0] : rest[0])(),
      ),
    );
    const logger = mockServices.logger.mock();
    const directory = PluginClusterDirectory.create({
      kubernetes: KubernetesPlugin.create({
        auth: mockServices.auth({ pluginId: 'kuberay' }),
        discovery: {
          getBaseUrl: async () => base,
          getExternalBaseUrl: async () => base,
        },
      }),
      logger,
      rereadMs: 1,
    });
    const next = () =>
      new Promise<DirectoryState>(resolve => {
        const unsubscribe = directory.subscribe(state => {
          unsubscribe();
          resolve(state);
        });
      });
    const first = next();
    directory.run(stop.signal);
    return { directory, logger, first, next };
  }

  it('reads nothing before it runs', () => {
    const { directory } = follow(() => HttpResponse.json({ items: [] }));

    expect(directory.current()).toEqual({ state: 'reading' });
  });

  it('knows the clusters with their titles, and which need each person to sign in', async () => {
    const { directory, first } = follow(() =>
      HttpResponse.json({ items: [prod, test, personal] }),
    );

    const state = await first;

    const via = 'kubernetes-plugin';
    expect(state).toEqual({
      state: 'known',
      since: expect.any(String),
      clusters: [
        { name: 'prod', title: 'Production', via },
        { name: 'test', title: 'test', via },
        {
          name: 'lab',
          title: 'lab',
          via,
          problem: {
            code: 'needs-service-account',
            message:
              "The cluster takes each person's own sign-in (oidc); to watch it, give the Kubernetes plugin a service account for it (authProvider: serviceAccount)",
          },
        },
      ],
    });
    expect(directory.current()).toBe(state);
  });

  it('sees clusters come and go', async () => {
    const { first, next } = follow(
      () => HttpResponse.json({ items: [prod] }),
      () => HttpResponse.json({ items: [prod] }),
      () => HttpResponse.json({ items: [test] }),
    );

    expect(await first).toMatchObject({ clusters: [{ name: 'prod' }] });
    expect(await next()).toMatchObject({ clusters: [{ name: 'test' }] });
  });

  it.each([
    {
      said: 'there is no Kubernetes plugin',
      answer: () => new HttpResponse(undefined, { status: 404 }),
      problem: {
        code: 'unreachable',
        message:
          'The Kubernetes plugin is not installed or has no configuration',
      },
    },
    {
      said: 'it may not read them',
      answer: () => HttpResponse.json({ error: {} }, { status: 403 }),
      problem: {
        code: 'forbidden',
        message:
          'The Kubernetes plugin does not allow this plugin to read clusters',
      },
    },
    {
      said: 'it gets something else',
      answer: () => HttpResponse.json({ clusters: [] }),
      problem: {
        code: 'malformed',
        message:
          'The Kubernetes plugin answers with something else than a list of clusters',
      },
    },
  ])('says that $said, until it is better', async ({ answer, problem }) => {
    const { first, next, logger } = follow(answer, () =>
      HttpResponse.json({ items: [prod] }),
    );

    expect(await first).toEqual({
      state: 'failed',
      since: expect.any(String),
      problem,
    });
    expect(await next()).toMatchObject({ state: 'known' });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('keeps the clusters that it knows when it cannot read them again', async () => {
    let failures = 0;
    const { directory, first, next } = follow(
      () => HttpResponse.json({ items: [prod] }),
      () => {
        failures += 1;
        return new HttpResponse(undefined, { status: 500 });
      },
      () => HttpResponse.json({ items: [prod, test] }),
    );
    const known = await first;

    const changed = await next();

    expect(failures).toBe(1);
    expect(known).toMatchObject({ clusters: [{ name: 'prod' }] });
    expect(changed).toMatchObject({
      clusters: [{ name: 'prod' }, { name: 'test' }],
    });
    expect(directory.current()).toBe(changed);
  });
});
