import type { ProviderConfig } from '../readProviderConfig';

/** As `catalog.providers.kuberay: {}` gives it. */
export function aProviderConfig(
  overrides: Partial<ProviderConfig> = {},
): ProviderConfig {
  return {
    schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 } },
    owner: 'group:default/unknown',
    ownerLabel: 'backstage.io/owner',
    systemLabel: 'backstage.io/system',
    generated: false,
    ...overrides,
  };
}
