import { configApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { kuberayApiRef } from './api';
import {
  EntityRayClusterCard,
  EntityRayClusterContent,
  kuberayPlugin,
  RayClusterFleetPage,
} from './legacy';
import { InMemoryKuberayApi } from './testUtils';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'features' },
};

describe('the plugin of the old frontend system', () => {
  const show = (element: ReactElement) =>
    renderInTestApp(
      <TestApiProvider
        apis={[
          [kuberayApiRef, InMemoryKuberayApi.create()],
          [configApiRef, mockApis.config()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/here" element={element} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      { routeEntries: ['/here'] },
    );

  // Loaded beforehand, so that no test waits for the compiler.
  beforeAll(async () => {
    await import('./components/RayClusterCard');
    await import('./components/RayClusterTab');
    await import('./components/LegacyFleetPage');
  }, 60_000);

  it('provides the client of the backend', () => {
    expect(kuberayPlugin.getId()).toBe('kuberay');
    expect([...kuberayPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.kuberay.client',
    ]);
  });

  it('shows the card', async () => {
    await show(<EntityRayClusterCard />);

    expect(
      await screen.findByText('All 3 workers are ready'),
    ).toBeInTheDocument();
  });

  it('shows the tab', async () => {
    await show(<EntityRayClusterContent />);

    expect(
      await screen.findByText('All 3 workers are ready'),
    ).toBeInTheDocument();
  });

  it('shows the fleet page with a header of its own', async () => {
    await show(<RayClusterFleetPage />);

    expect(
      await screen.findByRole('heading', { name: 'Ray clusters' }),
    ).toBeInTheDocument();
  });
});
