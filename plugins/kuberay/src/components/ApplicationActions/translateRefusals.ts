import type { KuberayTranslation } from '../../translation';
import type {
  ActionAvailability,
  Availability,
  Refusal,
} from './actionAvailability';

/** Why actions cannot be had, one sentence for both where it is the same. */
export function translateRefusals(
  t: KuberayTranslation,
  availability: ActionAvailability,
): string[] {
  const refresh = refusalOf(availability.refresh);
  const sync = refusalOf(availability.sync);
  if (refresh && sync && refresh.kind === sync.kind) {
    return [translateRefusal(t, refresh, 'both')];
  }
  return [
    ...(refresh ? [translateRefusal(t, refresh, 'refresh')] : []),
    ...(sync ? [translateRefusal(t, sync, 'sync')] : []),
  ];
}

function refusalOf(availability: Availability): Refusal | undefined {
  return availability.state === 'refused' ? availability.refusal : undefined;
}

function translateRefusal(
  t: KuberayTranslation,
  refusal: Refusal,
  what: 'refresh' | 'sync' | 'both',
): string {
  switch (refusal.kind) {
    case 'control':
      return refusal.reason ?? t('actions.refused.control');
    case 'permission':
      return t(`actions.refused.permission.${what}`);
    case 'permissionUnknown':
      return t(`actions.refused.permissionUnknown.${what}`);
    default:
      return t('actions.refused.deleting');
  }
}
