import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import { render, screen, waitFor } from '@testing-library/react';
import { kuberayApiRef } from '../api';
import plugin from '../plugin';
import { InMemoryKuberayApi } from '../testUtils';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'features' },
  spec: { type: 'ray-cluster' },
};

type Policy = (permission: AuthorizePermissionRequest['permission']) => boolean;

/** What the portal's permission backend would answer by a policy. */
function permissionApi(allows: Policy): PermissionApi {
  return {
    authorize: async ({ permission }) => ({
      result: allows(permission) ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    }),
  };
}

/** The pages of the app. */
const menu = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => (
      <nav>
        {navItems.rest().map(({ href, title }) => (
          <a key={href} href={href}>
            {title}
          </a>
        ))}
      </nav>
    ),
  },
});

/** A whole app with an entity's page and the menu of all pages, for a user to whom the policy applies. */
function showApp(allows: Policy) {
  const app = createApp({
    features: [
      plugin,
      createFrontendPlugin({
        pluginId: 'test',
        extensions: [createTestEntityPage({ entity })],
      }),
      createFrontendModule({
        pluginId: 'kuberay',
        extensions: [
          ApiBlueprint.make({
            params: defineParams =>
              defineParams({
                api: kuberayApiRef,
                deps: {},
                factory: () => InMemoryKuberayApi.create(),
              }),
          }),
        ],
      }),
      createFrontendModule({
        pluginId: 'app',
        extensions: [
          menu,
          ApiBlueprint.make({
            name: 'permission',
            params: defineParams =>
              defineParams({
                api: permissionApiRef,
                deps: {},
                factory: () => permissionApi(allows),
              }),
          }),
        ],
      }),
    ],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: {
            baseUrl: 'http://localhost',
            extensions: [{ 'sign-in-page:app': false }],
          },
          backend: { baseUrl: 'http://localhost:7007' },
        }),
      }),
    },
  });
  return render(app.createRoot());
}

function whatIsThere() {
  return {
    tab: screen.queryByRole('heading', { name: 'Worker groups' }) !== null,
    page: screen.queryByRole('link', { name: 'Ray clusters' }) !== null,
  };
}

describe('the permissions of tab and page', () => {
  beforeEach(() => {
    // The layout's print styles are more than jsdom can parse.
    jest.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());

  // Loaded beforehand, so that no test waits for the compiler.
  beforeAll(async () => {
    await import('../components/RayClusterCard');
    await import('../components/RayClusterTab');
  }, 120_000);

  it.each<[string, Policy, { tab: boolean; page: boolean }]>([
    ['everything', () => true, { tab: true, page: true }],
    ['nothing', () => false, { tab: false, page: false }],
    [
      'the Ray clusters of entities alone',
      ({ name }) => name === 'kuberay.cluster.read',
      { tab: true, page: false },
    ],
    [
      'the fleet alone',
      ({ name }) => name === 'kuberay.fleet.read',
      { tab: false, page: true },
    ],
    [
      'everything and change nothing',
      ({ attributes }) => attributes.action === 'read',
      { tab: true, page: true },
    ],
  ])(
    'show to somebody who may see %s what is theirs',
    async (_what, allows, expected) => {
      showApp(allows);

      // The card is there for everybody.
      await screen.findAllByText('All 3 workers are ready');
      await waitFor(() => expect(whatIsThere()).toEqual(expected));
    },
  );
});
