import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { kuberayApiRef } from './api';
import { EntityRayClusterCard, kuberayPlugin } from './legacy';

describe('the plugin of the old frontend system', () => {
  it('provides the client of the backend', () => {
    expect(kuberayPlugin.getId()).toBe('kuberay');
    expect([...kuberayPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.kuberay.client',
    ]);
  });

  it('shows the card', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            kuberayApiRef,
            {
              getEntityView: async () => ({
                state: 'changed' as const,
                view: anEntityView(),
                etag: undefined,
              }),
            },
          ],
        ]}
      >
        <EntityProvider
          entity={{
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'features' },
          }}
        >
          <EntityRayClusterCard />
        </EntityProvider>
      </TestApiProvider>,
    );

    expect(
      await screen.findByText('All 3 workers are ready'),
    ).toBeInTheDocument();
  });
});
