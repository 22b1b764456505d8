/** Value of the annotation `argocd.argoproj.io/tracking-id`: which Application deploys which object. @public */
export interface TrackingId {
  application: {
    /** Absent: the namespace that Argo CD itself lives in. */
    namespace?: string;
    name: string;
  };
  /** Empty for the core group. */
  group: string;
  kind: string;
  /** Empty for a cluster-scoped object without a destination namespace. */
  namespace: string;
  /** May hold colons: `system:node`. */
  name: string;
}

const TRACKING_ID = /^([^:]+):([^:/]*)\/([^:/]+):([^:/]*)\/(.+)$/;

/**
 * Parses `[<application namespace>_]<application>:<group>/<kind>:<namespace>/<name>`
 * (argo-cd `util/argo/resource_tracking.go`); `undefined` for anything else.
 *
 * @public
 */
export function parseTrackingId(value: string): TrackingId | undefined {
  const match = TRACKING_ID.exec(value);
  if (!match) {
    return undefined;
  }
  const [, application, group, kind, namespace, name] = match;
  // Neither namespaces nor Applications may have an underscore in their names.
  const separator = application.indexOf('_');
  return {
    application:
      separator < 0
        ? { name: application }
        : {
            namespace: application.slice(0, separator),
            name: application.slice(separator + 1),
          },
    group,
    kind,
    namespace,
    name,
  };
}

/** Writes a tracking id as Argo CD does. @public */
export function formatTrackingId(id: TrackingId): string {
  const { application, group, kind, namespace, name } = id;
  const owner = application.namespace
    ? `${application.namespace}_${application.name}`
    : application.name;
  return `${owner}:${group}/${kind}:${namespace}/${name}`;
}
