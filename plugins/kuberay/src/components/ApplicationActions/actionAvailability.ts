import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { isOperating } from './operationProgress';

/** What is known of a permission. */
export type Permitted = 'yes' | 'no' | 'asking' | 'unknown';

/** Why an action cannot be had. */
export type Refusal =
  /** By the portal's configuration or by the Application itself; the backend's own words. */
  | { kind: 'control'; reason: string | undefined }
  | { kind: 'permission' }
  | { kind: 'permissionUnknown' }
  | { kind: 'deleting' };

/** Whether an action can be had now. */
export type Availability =
  | { state: 'available' }
  /** The permission is being asked for. */
  | { state: 'asking' }
  /** Argo CD is at work, and takes no other operation. */
  | { state: 'operating' }
  | { state: 'refused'; refusal: Refusal };

/** Of both actions. */
export interface ActionAvailability {
  refresh: Availability;
  sync: Availability;
}

/**
 * Which actions an Application has for this user now.
 *
 * The backend judges again with what is there then: this is for people to know beforehand.
 */
export function actionAvailability(
  application: Pick<ApplicationView, 'control' | 'deleting' | 'operation'>,
  permitted: { refresh: Permitted; sync: Permitted },
): ActionAvailability {
  const { control, deleting, operation } = application;
  if (!control.enabled) {
    const refused = refuse({ kind: 'control', reason: control.reason });
    return { refresh: refused, sync: refused };
  }
  const refresh = byPermission(permitted.refresh);
  const sync = byPermission(permitted.sync);
  if (sync.state !== 'available') {
    return { refresh, sync };
  }
  if (deleting) {
    return { refresh, sync: refuse({ kind: 'deleting' }) };
  }
  return {
    refresh,
    sync: isOperating(operation) ? { state: 'operating' } : sync,
  };
}

function byPermission(permitted: Permitted): Availability {
  switch (permitted) {
    case 'yes':
      return { state: 'available' };
    case 'asking':
      return { state: 'asking' };
    case 'no':
      return refuse({ kind: 'permission' });
    default:
      return refuse({ kind: 'permissionUnknown' });
  }
}

function refuse(refusal: Refusal): Availability {
  return { state: 'refused', refusal };
}
