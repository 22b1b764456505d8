import { configApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { act, screen } from '@testing-library/react';
import { aRayClusterView } from 'backstage-plugin-kuberay-common/testUtils';
import { templateRouteRef } from '../../routes';
import { ClusterActionLinks } from '.';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'gpu',
    annotations: {
      'kuberay.io/raycluster': 'prod/ray/gpu',
      'argocd/app-name': 'gpu',
    },
  },
  spec: { type: 'ray-cluster' },
};
const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'ray-cluster-change', namespace: 'default' },
};

async function renderLinks(
  mountedRoutes: Parameters<typeof renderInTestApp>[1],
) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalogApiMock({ entities: [template] })],
        [configApiRef, mockApis.config()],
      ]}
    >
      <EntityProvider entity={entity}>
        <p>The page</p>
        <ClusterActionLinks
          entityRef={{ kind: 'Resource', namespace: 'default', name: 'gpu' }}
          rayCluster={aRayClusterView({
            ref: { cluster: 'prod', namespace: 'ray', name: 'gpu' },
          })}
          variant="inline"
        />
      </EntityProvider>
    </TestApiProvider>,
    mountedRoutes,
  );
  await screen.findByText('The page');
  // Lets the catalog answer, whose links a test may expect not to be there.
  await act(async () => {});
}

describe('links to templates in an app of the old frontend system', () => {
  it('lead to the scaffolder that the route is bound to', async () => {
    await renderLinks({
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    });

    expect(
      await screen.findByRole('link', { name: 'Change by pull request' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/create\/templates\/default\/ray-cluster-change\?formData=/,
      ),
    );
  });

  it('are not there without a scaffolder, and the page is', async () => {
    await renderLinks({});

    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
