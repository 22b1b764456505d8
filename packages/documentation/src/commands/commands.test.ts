import { spawnSync } from 'node:child_process';
import { blocksOf } from '../blocks/blocksOf';
import { snippetNamed } from '../snippets';
import { NAMES } from './clusterOfPages';
import { commandsOf } from './commandsOf';
import { kubectlHere } from './kubectlHere';
import { looksForTrouble, printsNothing } from './printsNothing';
import { pipelineCommands, type ShellCommand } from './shellCommands';
import { startPlayground, type Playground } from './startPlayground';

// The development cluster starts, and kubectl discovers what it serves.
jest.setTimeout(120_000);

const GUARD = 'raycluster-keep-autoscaled-replicas';

const { text: trial } = snippetNamed(
  blocksOf('commands').map(([, block]) => block),
  'replica-guard/try',
);

describe('commands that pages show', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startPlayground();
  });

  afterAll(() => playground?.stop());

  const pipelines = blocksOf('pipeline').flatMap(([, block]) =>
    pipelineCommands(block),
  );

  it.each(commandsOf('command line', pipelines))(
    'work: %s',
    async (_, { text }) => {
      const { code, output } = await playground.runCommandLine(text);
      expect({ code, output }).toEqual({ code: 0, output });
    },
  );

  const onCluster = commandsOf('development cluster');
  const kubectl = kubectlHere();
  const isRunnable = ({ text }: ShellCommand): boolean => {
    const [program] = text.split(' ');
    if (program === 'kubectl') {
      return / --dry-run=/.test(text) ? kubectl.triesOut : kubectl.isThere;
    }
    return (
      program === 'export' ||
      spawnSync(program, ['--version']).error === undefined
    );
  };
  const runnable = onCluster.filter(([, command]) => isRunnable(command));
  const skipped = onCluster.filter(([, command]) => !isRunnable(command));

  it.each(runnable)('work: %s', async (_, { text }) => {
    const { code, output } = await playground.runShell(text);
    // A path that nobody fills prints nothing and is no error to kubectl.
    const asks = /^kubectl .*\bget\b/.test(text);
    const found = asks && printsNothing(output) ? 'nothing' : 'something';
    const expected = looksForTrouble(text) ? 'nothing' : 'something';
    expect({ code, output, found }).toEqual({
      code: 0,
      output,
      found: expected,
    });
  });

  if (skipped.length > 0) {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the title has the reason
    it.skip.each(skipped)(
      'work: %s (skipped: this machine lacks the program)',
      () => {},
    );
  }

  it('would be told from commands that do not work', async () => {
    expect([
      (await playground.runCommandLine('kuberay-gitops chekc .')).code,
      (await playground.runShell('false')).code,
    ]).toEqual([2, 1]);
  });

  const describeTrial = kubectl.triesOut ? describe : describe.skip;
  const why = kubectl.triesOut ? '' : ' (skipped: no kubectl 1.27 or later)';

  // The last: it takes the guard away.
  describeTrial(`the trial of docs/replica-guard.md${why}`, () => {
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

      const guarded = await playground.runShell(trial);
      // The autoscaler goes on meanwhile.
      const counts = [before, live()].map(String);
      store.delete({ kind: 'MutatingAdmissionPolicyBinding', name: GUARD });
      const unguarded = await playground.runShell(trial);

      expect({ guarded: guarded.code, unguarded }).toEqual({
        guarded: 0,
        unguarded: { code: 0, output: '0' },
      });
      expect(counts).toContain(guarded.output);
      expect(live()).toBeGreaterThan(0);
    });
  });
});
