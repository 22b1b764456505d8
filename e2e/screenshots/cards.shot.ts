import type { Page } from '@playwright/test';
import { addFault, cutStreams, healFaults } from '../faults';
import { rayClusterCard } from '../rayClusterCard';
import { portalTest, takePicture } from './portalTest';

/** One state of the card, and the entity of the development cluster that is in it. */
interface CardState {
  state: string;
  entity: string;
  /** What it must say; the verdict at least. */
  says: RegExp | RegExp[];
  prepare?: (page: Page) => Promise<unknown>;
  /** What goes wrong once the card is live. */
  goesWrong?: () => Promise<unknown>;
}

const GALLERY = '/clusters/gallery';
const ASKED_OF_US = '**/api/kuberay/**';

const STATES: CardState[] = [
  {
    state: 'healthy',
    entity: 'gallery-healthy',
    says: [/All 12 workers are ready/, /Synced/, /Healthy/],
  },
  {
    state: 'loading',
    entity: 'gallery-healthy',
    says: /Ray cluster/,
    // Held back for as long as the picture takes.
    prepare: page => page.route(ASKED_OF_US, () => undefined),
  },
  {
    state: 'failed',
    entity: 'gallery-healthy',
    says: [/The Ray cluster cannot be shown/, /Try again/],
    prepare: page => page.route(ASKED_OF_US, route => route.abort()),
  },
  {
    state: 'missing',
    entity: 'gallery-missing',
    says: /speech-training-kuberay/,
  },
  {
    state: 'not-synced',
    entity: 'gallery-not-synced',
    says: [/OutOfSync/, /Missing/],
  },
  {
    state: 'not-matched',
    entity: 'gallery-not-matched',
    says: /No Ray cluster/,
  },
  {
    state: 'invalid-annotation',
    entity: 'gallery-invalid-annotation',
    says: /kuberay\.io\/raycluster/,
  },
  {
    state: 'not-installed',
    entity: 'gallery-not-installed',
    says: /not installed/i,
  },
  {
    state: 'empty',
    entity: 'gallery-empty',
    says: /no worker is asked for/i,
  },
  {
    state: 'scaling',
    entity: 'gallery-scaling-up',
    says: /Scaling up: 6 of 14 workers ready/,
  },
  {
    state: 'waiting',
    entity: 'gallery-waiting',
    says: /waits for capacity/,
  },
  {
    state: 'at-max',
    entity: 'gallery-at-maximum',
    says: [
      /gpu is at its maximum; Ray asks for (at least )?2 more GPUs/,
      /at max/,
    ],
  },
  {
    state: 'degraded',
    entity: 'gallery-degraded',
    says: [/2 of 12 workers keep crashing/, /Degraded/],
  },
  {
    state: 'suspended',
    entity: 'gallery-suspended',
    says: /Suspended; no pods run/,
  },
  {
    state: 'orphaned-group',
    entity: 'gallery-orphaned-group',
    says: /stress-tests/,
  },
  {
    state: 'out-of-sync',
    entity: 'gallery-out-of-sync',
    says: /OutOfSync/,
  },
  {
    state: 'fifty-groups',
    entity: 'gallery-fifty-groups',
    says: /All 50 workers are ready/,
  },
  {
    state: 'large',
    entity: 'gallery-large',
    says: [/All 205 workers are ready/, /180 \/ 180/],
  },
  {
    state: 'long-names',
    entity: 'gallery-long-names',
    says: [/All 5 workers are ready/, /nightly-refresh-prd/],
  },
  {
    state: 'several-clusters',
    entity: 'gallery-two-clusters',
    says: [/aml-screening-blue/, /aml-screening-green/, /keeps crashing/],
  },
  {
    state: 'stale',
    entity: 'gallery-healthy',
    says: [/as of/, /does not answer/, /ranking-training/],
    goesWrong: () => addFault({ pathPrefix: GALLERY, fault: { type: 'down' } }),
  },
  {
    state: 'partial',
    entity: 'gallery-healthy',
    // Silent first, then refused.
    says: [/takes too long|does not let us read all/, /ranking-training/],
    goesWrong: async () => {
      const pods = { pathPrefix: GALLERY, resource: 'pods' };
      await addFault({ ...pods, fault: { type: 'refuse', code: 403 } });
      await cutStreams(pods);
    },
  },
];

portalTest.describe('the card', () => {
  portalTest.afterEach(healFaults);

  for (const shown of STATES) {
    portalTest(`card ${shown.state}`, async ({ pages }) => {
      portalTest.setTimeout(400_000);
      await takePicture(pages, {
        // What goes wrong is seen at the latest when a watch has been silent for 90 s.
        timeoutMs: shown.goesWrong ? 130_000 : undefined,
        name: `card-${shown.state}`,
        path: `/catalog/default/resource/${shown.entity}`,
        prepare: shown.prepare,
        element: rayClusterCard,
        says: shown.says,
        whenOpen: async page => {
          if (shown.goesWrong) {
            await rayClusterCard(page)
              .getByText('live', { exact: true })
              .waitFor();
          }
        },
        happens: shown.goesWrong,
      });
    });
  }
});
