import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen } from '@testing-library/react';
import alphaPlugin from './alpha';
import { kuberayApiRef } from './api';
import { rayClusterCard } from './extensions/rayClusterCard';
import plugin from './index';
import { InMemoryKuberayApi } from './testUtils';

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

const api = InMemoryKuberayApi.create();

/** Shows that the page has been drawn. */
const neighbour = EntityCardBlueprint.make({
  name: 'neighbour',
  params: { loader: async () => <p>Another card</p> },
});

describe('the plugin', () => {
  it('is the same from its main and its alpha entry', () => {
    expect(plugin.id).toBe('kuberay');
    expect(alphaPlugin).toBe(plugin);
  });

  it.each`
    what                           | entity
    ${'an entity with annotation'} | ${annotated}
    ${'a resource that is one'}    | ${resource}
  `('shows the card on $what', async ({ entity }) => {
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
  `('does not show the card on $what', async ({ entity }) => {
    const asked = jest.fn(api.getEntityView);
    renderTestApp({
      extensions: [createTestEntityPage({ entity }), rayClusterCard, neighbour],
      apis: [[kuberayApiRef, { getEntityView: asked }]],
    });

    expect(await screen.findByText('Another card')).toBeInTheDocument();
    expect(screen.queryByText('Ray cluster')).not.toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
  });

  it('takes the seconds between two reads from the app’s configuration', async () => {
    // Loaded beforehand: the lazy import takes real time, which fake timers do not have.
    await import('./components/RayClusterCard');
    const asked = jest.fn(api.getEntityView);
    const card = createExtensionTester(rayClusterCard, {
      config: { pollSeconds: 30 },
    });
    jest.useFakeTimers();
    try {
      renderInTestApp(
        <EntityProvider entity={annotated}>
          {card.reactElement()}
        </EntityProvider>,
        { apis: [[kuberayApiRef, { getEntityView: asked }]] },
      );
      const pass = (milliseconds: number) =>
        act(() => jest.advanceTimersByTimeAsync(milliseconds));

      await pass(1_000);
      await pass(29_000);
      expect(asked).toHaveBeenCalledTimes(1);
      await pass(1_000);
      expect(asked).toHaveBeenCalledTimes(2);
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
