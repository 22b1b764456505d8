import { blocksOf } from '../blocks/blocksOf';
import { snippetNamed } from '../snippets';
import { kubectlHere } from './kubectlHere';
import { NAMES } from './clusterOfPages';
import { startPlayground, type Playground } from './startPlayground';

jest.setTimeout(120_000);

const GUARD = 'raycluster-keep-autoscaled-replicas';

const { text: command } = snippetNamed(
  blocksOf('commands').map(([, block]) => block),
  'replica-guard/try',
);

const { triesOut } = kubectlHere();
const describeTrial = triesOut ? describe : describe.skip;
const why = triesOut
  ? ''
  : ' (skipped: no kubectl 1.27 or later on this machine)';

describeTrial(`the trial of docs/replica-guard.md${why}`, () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground();
  });

  afterAll(() => playground?.stop());

  it('tells a cluster with the guard from one without', async () => {
    const { store } = playground.cluster;
    const live = () => {
      const cluster = store.get({
        kind: 'RayCluster',
        namespace: NAMES.NAMESPACE,
        name: NAMES.CLUSTER,
      });
      const { workerGroupSpecs } = cluster?.spec as {
        workerGroupSpecs: Array<{ replicas: number }>;
      };
      return workerGroupSpecs[0].replicas;
    };
    const before = live();
    expect(before).toBeGreaterThan(0);

    const guarded = await playground.runShell(command);
    store.delete({ kind: 'MutatingAdmissionPolicyBinding', name: GUARD });
    const unguarded = await playground.runShell(command);

    expect({ guarded, unguarded, after: live() }).toEqual({
      guarded: { code: 0, output: String(before) },
      unguarded: { code: 0, output: '0' },
      after: before,
    });
  });
});
