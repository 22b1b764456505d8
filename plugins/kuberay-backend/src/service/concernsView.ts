import type {
  EntityView,
  RayClusterRef,
  RayPhase,
} from 'backstage-plugin-kuberay-common';
import type { ChangedKey } from '../store/ResourceStore';

/** Phases of a RayCluster that may come, or be found, by an object that the view does not name yet. */
const OPEN_PHASES: ReadonlySet<RayPhase> = new Set([
  'Missing',
  'NotInstalled',
  'Unknown',
]);

/**
 * Whether a change of the store may change a view.
 *
 * A view that has all it looks for is made anew for what it names alone: without this, every viewer would cost
 * something with every change of any cluster. What may join such a view (a second RayCluster with a matching label, a
 * second Application that claims it) is found when the view is looked at again anyway, within ten seconds.
 */
export function concernsView(change: ChangedKey, view: EntityView): boolean {
  if (!isSettled(view)) {
    return true;
  }
  if (change.applications) {
    return change.applications.some(({ namespace, name }) =>
      view.applications.some(
        application =>
          application.namespace === namespace && application.name === name,
      ),
    );
  }
  if ('instance' in change || !change.kind || !change.rayClusters) {
    return true;
  }
  return change.rayClusters.some(({ namespace, name }) =>
    namesRayCluster(view, { cluster: change.cluster, namespace, name }),
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

function isSettled({ rayClusters, applications }: EntityView): boolean {
  return (
    rayClusters.length > 0 &&
    rayClusters.every(({ phase }) => !OPEN_PHASES.has(phase)) &&
    ['cluster', 'operator', 'crds'].every(role =>
      applications.some(application => application.role === role),
    )
  );
}
