import { guideCluster, startStory } from './__testUtils__/startStory';
import { LOAD_ANNOTATION } from './loadModel';

let story: ReturnType<typeof startStory>;
afterEach(() => story.stop());

async function complaintsAbout(load: string | undefined): Promise<string[]> {
  story = startStory();
  await story.install();
  story.store.create(
    guideCluster((_, metadata) => {
      metadata.annotations =
        load === undefined ? {} : { [LOAD_ANNOTATION]: load };
    }),
  );
  await story.clock.advance(60_000);
  return story.store
    .list('Event')
    .filter(event => event.type === 'Warning')
    .map(event => `${event.reason} x${event.count}: ${event.message}`);
}

describe('the load annotation', () => {
  it.each([
    [
      'standard-worker=loads',
      'InvalidLoad x1: annotation dev-cluster.kuberay.io/load: "standard-worker=loads" is not <group>=constant(<replicas>) or <group>=wave(<low>,<high>,<period>); nothing is scaled',
    ],
    [
      'other=constant(3)',
      'InvalidLoad x1: annotation dev-cluster.kuberay.io/load: the cluster has no group "other"; nothing is scaled',
    ],
  ])('is said to be wrong once: %s', async (load, complaint) => {
    expect(await complaintsAbout(load)).toEqual([complaint]);
  });

  it.each([undefined, 'standard-worker=constant(2)'])(
    'is not complained about: %s',
    async load => {
      expect(await complaintsAbout(load)).toEqual([]);
    },
  );
});
