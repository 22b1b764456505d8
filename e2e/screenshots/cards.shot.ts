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
  /** What goes wrong once the card is open. */
  goesWrong?: (page: Page) => Promise<unknown>;
  /** What goes wrong for both themes before the card is opened. */
  isWrong?: () => Promise<unknown>;
}

const ASKED_OF_US = '**/api/kuberay/**';

const STATES: CardState[] = [
  {
    state: 'healthy',
    entity: 'pricing-sim',
    says: /Ready/,
  },
  {
    state: 'loading',
    entity: 'recsys-training',
    says: /Ray cluster/,
    // Held back for as long as the picture takes.
    prepare: page => page.route(ASKED_OF_US, () => undefined),
  },
  {
    state: 'failed',
    entity: 'recsys-training',
    says: /Retry|Try again/,
    prepare: page => page.route(ASKED_OF_US, route => route.abort()),
  },
  {
    state: 'degraded',
    entity: 'recsys-training',
    says: [/1 of 3 workers keeps crashing/, /Degraded/],
  },
  {
    state: 'waiting',
    entity: 'llm-batch',
    says: [/waits for capacity/, /Waiting/],
  },
  {
    state: 'out-of-sync',
    entity: 'pricing-sim',
    says: [/OutOfSync/],
  },
  {
    state: 'suspended',
    entity: 'notebooks',
    says: [/Suspended/],
  },
  {
    state: 'stale',
    entity: 'recsys-training',
    says: [/as of/i, /keeps crashing/],
    goesWrong: () =>
      addFault({
        pathPrefix: '/clusters/showcase',
        fault: { type: 'down' },
      }),
  },
  {
    state: 'partial',
    entity: 'recsys-training',
    says: [/pods/],
    isWrong: async () => {
      const pods = { pathPrefix: '/clusters/showcase', resource: 'pods' };
      await addFault({ ...pods, fault: { type: 'refuse', code: 403 } });
      await cutStreams(pods);
    },
  },
];

portalTest.describe('the card', () => {
  portalTest.afterEach(healFaults);

  for (const shown of STATES) {
    portalTest(`card ${shown.state}`, async ({ pages }) => {
      await shown.isWrong?.();
      await takePicture(pages, {
        name: `card-${shown.state}`,
        path: `/catalog/default/resource/${shown.entity}`,
        prepare: shown.prepare,
        element: rayClusterCard,
        says: shown.says,
        then: async page => {
          await rayClusterCard(page).waitFor();
          if (shown.goesWrong) {
            await healFaults();
            await rayClusterCard(page).getByRole('status').first().waitFor();
            await shown.goesWrong(page);
          }
        },
      });
    });
  }
});
