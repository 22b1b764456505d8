import { rayClusterAt } from './ScriptedObjects';
import { ScriptedServer } from './ScriptedServer';

const SIZE = { rayClusters: 3, podsPerCluster: 4 };

interface KubeList {
  metadata: { resourceVersion: string; continue?: string };
  items: Array<{ metadata: { name: string; namespace: string } }>;
}

function withServer<T>(
  use: (server: ScriptedServer, url: string) => Promise<T>,
) {
  return ScriptedServer.with(['c0'], SIZE, server =>
    use(server, server.urlOf('c0')),
  );
}

async function list(url: string): Promise<KubeList> {
  const answer = await fetch(url);
  return answer.json();
}

/** The first lines of a watch, as they come. */
async function* watch(url: string) {
  const answer = await fetch(url);
  let rest = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map(line => JSON.parse(line));
  }
}

describe('ScriptedServer', () => {
  it('lists in pages', () =>
    withServer(async (_, url) => {
      const first = await list(`${url}/api/v1/pods?limit=7`);
      const second = await list(
        `${url}/api/v1/pods?limit=7&continue=${first.metadata.continue}`,
      );
      expect([first.items.length, second.items.length]).toEqual([7, 5]);
      expect(second.metadata.continue).toBeUndefined();
      const names = [...first.items, ...second.items].map(
        ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
      );
      expect(new Set(names).size).toBe(12);
    }));

  it('has a RayCluster where its pods say that it is', () =>
    withServer(async (_, url) => {
      const { items } = await list(`${url}/apis/ray.io/v1/rayclusters`);
      expect(
        items.map(({ metadata: { namespace, name } }) => ({ namespace, name })),
      ).toEqual([0, 1, 2].map(rayClusterAt));
    }));

  it('begins a watch with all that is there where it is asked to, and tells of changes', () =>
    withServer(async (server, url) => {
      const events = watch(`${url}/api/v1/pods?watch=1&sendInitialEvents=true`);
      const next = async () => (await events.next()).value;
      for (let pod = 0; pod < 12; pod += 1) {
        expect((await next()).type).toBe('ADDED');
      }
      expect((await next()).object.metadata.annotations).toEqual({
        'k8s.io/initial-events-end': 'true',
      });
      expect(server.clusters.get('c0')?.changePod(5)).toBe(2);
      expect(server.clusters.get('c0')?.changePod(5)).toBe(3);
      const changes = [await next(), await next()];
      expect(changes.map(({ type }) => type)).toEqual(['MODIFIED', 'MODIFIED']);
      expect(
        changes.map(
          ({ object }) =>
            object.status.conditions.find(
              (condition: { type: string }) => condition.type === 'Ready',
            ).status,
        ),
      ).toEqual(['False', 'True']);
      await events.return(undefined);
    }));

  it('counts what is asked', () =>
    withServer(async (server, url) => {
      await list(`${url}/api/v1/pods`);
      await list(`${url}/api/v1/pods`);
      await fetch(`${url}/api/v1/secrets`);
      expect(server.takeCounts()).toEqual({
        'list pods': 2,
        'unknown secrets': 1,
      });
      expect(server.takeCounts()).toEqual({});
    }));
});
