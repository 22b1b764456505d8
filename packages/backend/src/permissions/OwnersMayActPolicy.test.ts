import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  kuberayApplicationRefreshPermission,
  kuberayApplicationSyncPermission,
  kuberayClusterReadPermission,
  kuberayFleetReadPermission,
} from 'backstage-plugin-kuberay-common';
import { OwnersMayActPolicy } from './OwnersMayActPolicy';

const credentials = mockCredentials.user('user:default/ada');
const ada = {
  credentials,
  info: { userEntityRef: 'user:default/ada', ownershipEntityRefs: [] },
};
const policy = new OwnersMayActPolicy({
  getUserInfo: async () => ({
    userEntityRef: 'user:default/ada',
    ownershipEntityRefs: ['user:default/ada', 'group:default/ml'],
  }),
});

describe('OwnersMayActPolicy', () => {
  it.each([
    kuberayApplicationRefreshPermission,
    kuberayApplicationSyncPermission,
  ])(
    'lets the catalog say whether the user owns the entity, for $name',
    async permission => {
      expect(await policy.handle({ permission }, ada)).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          resourceType: 'catalog-entity',
          rule: 'IS_ENTITY_OWNER',
          params: { claims: ['user:default/ada', 'group:default/ml'] },
        },
      });
    },
  );

  it.each([
    kuberayApplicationRefreshPermission,
    kuberayApplicationSyncPermission,
  ])('refuses $name to nobody in particular', async permission => {
    expect(await policy.handle({ permission })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each([
    kuberayClusterReadPermission,
    kuberayFleetReadPermission,
    catalogEntityReadPermission,
  ])('allows $name to everybody', async permission => {
    expect(await policy.handle({ permission }, ada)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
