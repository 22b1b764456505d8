import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isValidRef } from './entityRefs';

const KEY = 'catalog.providers.kuberay';

/** How RayClusters become entities. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Owner of a RayCluster whose labels name none, as a whole ref. */
  owner: string;
  /** Label of the RayCluster, or of its head's template, that names the owner. */
  ownerLabel: string;
  /** System of a RayCluster whose labels name none, as a whole ref. */
  system?: string;
  /** Label that names the system. */
  systemLabel: string;
  /** Whether RayClusters that a RayJob or RayService made become entities, too. */
  generated: boolean;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 15 },
};

/**
 * `catalog.providers.kuberay`; undefined where it is absent: then nothing is discovered.
 *
 * @throws InputError naming the key whose value is wrong
 */
export function readProviderConfig(config: Config): ProviderConfig | undefined {
  const provider = config.getOptionalConfig(KEY);
  if (!provider) {
    return undefined;
  }
  const system = provider.getOptionalString('system');
  return {
    schedule: readSchedule(provider.getOptionalConfig('schedule')),
    owner: readRef(
      'owner',
      'group',
      provider.getOptionalString('owner') ?? 'unknown',
    ),
    ownerLabel:
      provider.getOptionalString('ownerLabel') ?? 'backstage.io/owner',
    ...(system !== undefined && {
      system: readRef('system', 'system', system),
    }),
    systemLabel:
      provider.getOptionalString('systemLabel') ?? 'backstage.io/system',
    generated: provider.getOptionalBoolean('generated') ?? false,
  };
}

function readSchedule(
  schedule: Config | undefined,
): SchedulerServiceTaskScheduleDefinition {
  if (!schedule) {
    return DEFAULT_SCHEDULE;
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `Invalid configuration: ${KEY}.schedule must have a frequency and a timeout, such as { minutes: 1 }`,
      error,
    );
  }
}

function readRef(key: string, defaultKind: string, ref: string): string {
  try {
    const parsed = parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: 'default',
    });
    if (isValidRef(parsed)) {
      return stringifyEntityRef(parsed);
    }
  } catch {
    // Said below, as for a ref that can be read and belongs to no entity.
  }
  throw new InputError(
    `Invalid configuration: ${KEY}.${key} must be an entity reference such as ${defaultKind}:default/ml`,
  );
}
