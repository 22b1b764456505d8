import {
  applicationRole,
  bringsPlatform,
} from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  ApplicationRole,
  EntityView,
  RayClusterRef,
  RayPhase,
} from 'backstage-plugin-kuberay-common';
import type { ChangedKey, Snapshot } from '../store/ResourceStore';
import type { ObjectKey } from '../watch/WatchEvent';

/** Phases of a RayCluster that may come, or be found, by an object that the view does not name yet. */
const OPEN_PHASES: ReadonlySet<RayPhase> = new Set([
  'Missing',
  'NotInstalled',
  'Unknown',
]);

/**
 * Whether a change of the store may change a view.
 *
 * A view is made anew for what it names, and for what it waits for: a RayCluster that is not there, an Application in
 * a role that nobody has. Where Argo CD deploys no operator, most views wait for one for ever, so an Application is
 * looked at before a view is made anew for it: without all this, every viewer would cost something with every change
 * of any cluster. What else may join a view (a second RayCluster with a matching label, a second Application that
 * claims it) is found when the view is looked at again anyway, within ten seconds.
 *
 * @param snapshot - After the change.
 */
export function concernsView(
  change: ChangedKey,
  view: EntityView,
  snapshot: Snapshot,
): boolean {
  if (change.applications) {
    return change.applications.some(
      named =>
        namesApplication(view, named) ||
        isAwaited(recordOf(change, named, snapshot), view),
    );
  }
  if ('instance' in change || !change.kind || !change.rayClusters) {
    return true;
  }
  return (
    (change.kind === 'RayCluster' && isOpen(view)) ||
    change.rayClusters.some(({ namespace, name }) =>
      namesRayCluster(view, { cluster: change.cluster, namespace, name }),
    )
  );
}

/** Whether a view shows this RayCluster. */
export function namesRayCluster(
  view: EntityView,
  { cluster, namespace, name }: RayClusterRef,
): boolean {
  return view.rayClusters.some(
    ({ ref }) =>
      ref.cluster === cluster &&
      ref.namespace === namespace &&
      ref.name === name,
  );
}

function namesApplication(
  { applications }: EntityView,
  { namespace, name }: ObjectKey,
): boolean {
  return applications.some(
    application =>
      application.namespace === namespace && application.name === name,
  );
}

/** Whether a RayCluster may come, or be found, that the view does not name yet. */
function isOpen({ rayClusters }: EntityView): boolean {
  return (
    rayClusters.length === 0 ||
    rayClusters.some(({ phase }) => OPEN_PHASES.has(phase))
  );
}

/** Whether a view that does not name an Application may have to. */
function isAwaited(
  application: ApplicationRecord | undefined,
  view: EntityView,
): boolean {
  if (!application) {
    return false;
  }
  if (isOpen(view)) {
    return true;
  }
  const lacks = (role: ApplicationRole) =>
    !view.applications.some(known => known.role === role);
  return (
    ((lacks('operator') || lacks('crds')) && bringsPlatform(application)) ||
    (lacks('cluster') && mayDeploy(application, view))
  );
}

/** Before its first comparison, an Application does not say which RayClusters it deploys. */
function mayDeploy(
  application: ApplicationRecord,
  { rayClusters }: EntityView,
): boolean {
  return application.rayClusters.length === 0
    ? applicationRole(application) === 'cluster'
    : application.rayClusters.some(({ namespace, name }) =>
        rayClusters.some(
          ({ ref }) => ref.namespace === namespace && ref.name === name,
        ),
      );
}

function recordOf(
  change: ChangedKey,
  { namespace, name }: ObjectKey,
  { clusters, instances }: Snapshot,
): ApplicationRecord | undefined {
  const state =
    'instance' in change
      ? instances.get(change.instance)
      : clusters.get(change.cluster)?.Application;
  return state?.records.get(namespace)?.get(name);
}
