import { openTab, tabSection } from '../entityPage';
import { fleetContent } from '../fleetPage';
import { rayClusterCard } from '../rayClusterCard';
import { giveWork } from '../standInCluster';
import { portalTest, takePicture } from './portalTest';

const OVERVIEW = '/catalog/default/resource';

portalTest('overview', async ({ pages }) => {
  await takePicture(pages, {
    name: 'overview',
    path: `${OVERVIEW}/gallery-at-maximum`,
    element: page => page.locator('main'),
    says: /gpu is at its maximum/,
    whenOpen: page => rayClusterCard(page).getByText('live').waitFor(),
  });
});

portalTest('tab', async ({ pages }) => {
  await takePicture(pages, {
    name: 'tab-degraded',
    path: `${OVERVIEW}/gallery-degraded/ray-cluster`,
    element: page => page.locator('main'),
    says: [/keep crashing/, /What the autoscaler says/, /CrashLoopBackOff/],
    maxHeight: 1240,
  });
});

portalTest('tab of several Ray clusters', async ({ pages }) => {
  await takePicture(pages, {
    name: 'tab-several-clusters',
    path: `${OVERVIEW}/gallery-two-clusters/ray-cluster`,
    element: page =>
      page.locator('section').filter({ hasText: 'aml-screening-blue' }).first(),
    says: [/aml-screening-blue/, /aml-screening-green/],
  });
});

portalTest('plot', async ({ pages }) => {
  // It scales all day long. For an hour of it: PORTAL_RUNNING=1 and the ports of a portal that is as old.
  await takePicture(pages, {
    name: 'plot',
    path: `${OVERVIEW}/fraud-features/ray-cluster`,
    element: page => tabSection(page, 'Workers over time'),
    says: [/ready/, /desired/, /now/],
  });
});

portalTest('fleet', async ({ pages }) => {
  await takePicture(pages, {
    name: 'fleet',
    path: '/kuberay',
    // With what Backstage draws around it.
    element: page => page.locator('body'),
    says: [/needs? attention/, /card-fraud-kuberay/],
    maxHeight: 1000,
  });
});

portalTest('fleet without a match', async ({ pages }) => {
  await takePicture(pages, {
    name: 'fleet-no-match',
    path: '/kuberay?q=nothing-is-called-so',
    element: fleetContent,
    says: /No Ray cluster matches/,
  });
});

portalTest('sync dialog', async ({ pages }) => {
  await takePicture(pages, {
    name: 'dialog-sync',
    path: `${OVERVIEW}/gallery-out-of-sync/ray-cluster`,
    element: page => page.getByRole('dialog'),
    says: [/Sync credit-scoring\?/, /scorers\s*5\s*3/],
    whenOpen: async page => {
      // More workers than Git says, so that there is something to lose.
      await giveWork(
        {
          cluster: 'gallery',
          namespace: 'risk-credit',
          name: 'credit-scoring-kuberay',
        },
        'scorers=constant(5)',
      );
      await openTab(page, 'gallery-out-of-sync');
      await page.getByRole('button', { name: 'Sync credit-scoring …' }).click();
    },
  });
});
