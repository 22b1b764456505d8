import type { KuberayTranslation } from '../../translation';
import type { Availability } from './actionAvailability';
import { translateRefusals } from './translateRefusals';

/** Why an open dialog cannot sync now; `undefined`: it can. */
export function translateSyncBlock(
  t: KuberayTranslation,
  sync: Availability,
): string | undefined {
  switch (sync.state) {
    case 'available':
    case 'asking':
      return undefined;
    case 'operating':
      return t('actions.dialog.operating');
    default:
      return translateRefusals(t, { refresh: { state: 'available' }, sync })[0];
  }
}
