import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, waitFor } from '@testing-library/react';
import alphaPlugin from './alpha';
import { kuberayApiRef } from './api';
import { fleetPage } from './extensions/fleetPage';
import { rayClusterCard } from './extensions/rayClusterCard';
import { rayClusterContent } from './extensions/rayClusterContent';
import plugin from './index';
import { aResponseError, InMemoryKuberayApi } from './testUtils';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'features' },
  spec: { type: 'service' },
};
const annotated: Entity = {
  ...component,
  metadata: {
    name: 'features',
    annotations: { 'kuberay.io/raycluster': 'ray/features' },
  },
};
const resource: Entity = {
  ...component,
  kind: 'Resource',
  spec: { type: 'ray-cluster' },
};
const namesake: Entity = { ...resource, kind: 'Component' };
const database: Entity = { ...resource, spec: { type: 'database' } };

/** Shows that the page has been drawn. */
const neighbour = EntityCardBlueprint.make({
  name: 'neighbour',
  params: { loader: async () => <p>Another card</p> },
});

describe('the plugin', () => {
  let api: InMemoryKuberayApi;

  // Loaded beforehand, so that no test waits for the compiler.
  beforeAll(async () => {
    await import('./components/RayClusterCard');
    await import('./components/RayClusterTab');
    await import('./components/FleetPage');
  }, 60_000);

  beforeEach(() => {
    api = InMemoryKuberayApi.create();
  });

  it('is the same from its main and its alpha entry', () => {
    expect(plugin.id).toBe('kuberay');
    expect(alphaPlugin).toBe(plugin);
  });

  describe('the card', () => {
    it.each`
      what                           | entity
      ${'an entity with annotation'} | ${annotated}
      ${'a resource that is one'}    | ${resource}
    `('is on $what', async ({ entity }) => {
      renderTestApp({
        extensions: [createTestEntityPage({ entity }), rayClusterCard],
        apis: [[kuberayApiRef, api]],
      });

      expect(
        await screen.findByText('All 3 workers are ready'),
      ).toBeInTheDocument();
    });

    it.each`
      what                            | entity
      ${'an entity without'}          | ${component}
      ${'a resource of another type'} | ${database}
      ${'a component of that type'}   | ${namesake}
    `('is not on $what', async ({ entity }) => {
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity }),
          rayClusterCard,
          neighbour,
        ],
        apis: [[kuberayApiRef, api]],
      });

      expect(await screen.findByText('Another card')).toBeInTheDocument();
      expect(screen.queryByText('Ray cluster')).not.toBeInTheDocument();
      expect(api.requests).toEqual([]);
    });

    it('is there without the permission as well, and says so', async () => {
      api.failWith(await aResponseError(403, 'NotAllowedError', 'No'));
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity: annotated }),
          rayClusterCard,
        ],
        apis: [[kuberayApiRef, api]],
      });

      expect(
        await screen.findByText(
          'You may not see the Ray clusters of this entity',
        ),
      ).toBeInTheDocument();
    });

    it('takes the seconds between two reads from the app’s configuration', async () => {
      api.streamEntityView = () => Promise.reject(new Error('No streams here'));
      const card = createExtensionTester(rayClusterCard, {
        config: { pollSeconds: 30 },
      });
      const realSetTimeout = setTimeout;
      jest.useFakeTimers();
      try {
        const { unmount } = renderInTestApp(
          <EntityProvider entity={annotated}>
            {card.reactElement()}
          </EntityProvider>,
          { apis: [[kuberayApiRef, api]] },
        );
        const pass = (milliseconds: number) =>
          act(() => jest.advanceTimersByTimeAsync(milliseconds));
        // A lazy import takes real time.
        while (api.requests.length === 0) {
          await act(() => new Promise(resolve => realSetTimeout(resolve, 10)));
        }
        // Until streams are no longer tried.
        await pass(60_000);
        api.requests.splice(0);

        await pass(90_000);

        expect(api.requests).toHaveLength(3);
        unmount();
        await pass(60_000);
      } finally {
        jest.useRealTimers();
      }
    });

    it('refuses a configuration that would read without a pause', () => {
      expect(() =>
        createExtensionTester(rayClusterCard, {
          config: { pollSeconds: 0 },
        }).reactElement(),
      ).toThrow(/pollSeconds/);
    });
  });

  describe('the tab', () => {
    it('shows the Ray cluster', async () => {
      renderInTestApp(
        <EntityProvider entity={annotated}>
          {createExtensionTester(rayClusterContent).reactElement()}
        </EntityProvider>,
        { apis: [[kuberayApiRef, api]] },
      );

      expect(
        await screen.findByText('All 3 workers are ready'),
      ).toBeInTheDocument();
    });

    it.each`
      config
      ${{ pollSeconds: 0 }}
      ${{ historyHours: 0 }}
      ${{ historyHours: 169 }}
    `('refuses the configuration $config', ({ config }) => {
      expect(() =>
        createExtensionTester(rayClusterContent, { config }).reactElement(),
      ).toThrow(/pollSeconds|historyHours/);
    });
  });

  describe('the fleet page', () => {
    it('shows the fleet', async () => {
      renderInTestApp(createExtensionTester(fleetPage).reactElement(), {
        apis: [[kuberayApiRef, api]],
      });

      await waitFor(() => expect(api.requests).toContain('getFleet'));
    });
  });
});
